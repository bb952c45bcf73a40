using System.Collections.Immutable;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Gatherings;

/// <summary>
/// How each event changes a gathering (rule J6): complete for every history that the decider can make, and
/// for any other event it throws. It knows no limits, for those may be changed after the event.
/// </summary>
internal static partial class GatheringFolding
{
    internal static GatheringState Fold(GatheringState state, Recorded<HomeEvent> recorded)
    {
        var changed = Change(state, recorded) with { Version = recorded.Version };
        return recorded.Event is GatheringStarted or GatheringChanged or GatheringCancelled
            ? changed with { Revision = recorded.Version, RevisedAt = recorded.At }
            : changed;
    }

    private static GatheringState Change(GatheringState state, Recorded<HomeEvent> recorded)
    {
        if (recorded.Event is GatheringStarted started)
        {
            return state.HasBegun
                ? throw BoardShelf.Misfit(recorded, "the gathering had begun already")
                : new GatheringState(started.CityId, started.Facts, recorded.By, recorded.At);
        }

        if (!state.HasBegun)
        {
            throw BoardShelf.Misfit(recorded, "the gathering has not begun");
        }

        return recorded.Event switch
        {
            GatheringChanged e => ChangeFacts(state, e),
            StopAdded e => AddStop(state, recorded, e),
            StopChanged e => ChangeStop(state, recorded, e),
            StopMoved e => MoveStop(state, recorded, e),
            StopRemoved e => state with { Stops = state.Stops.Remove(Stop(state, recorded, e.StopId)) },
            AttendanceSaid e => Attend(state, recorded, recorded.By, old => old with { Answer = e.Answer }),
            AttendanceNoted e => Attend(state, recorded, e.ParticipantId, old => old with { Attended = e.Attended }),
            QuestionLeft e => Ask(state, recorded, e),
            QuestionAnswered e => Answer(state, recorded, e),
            GatheringCancelled e when state.Cancellation is null => state with { Cancellation = new Cancellation(e.Reason, recorded.At) },
            BoardPlanned e => state with { Shelf = state.Shelf.Plan(recorded, e) },
            BoardBegun e => state with { Shelf = state.Shelf.Begin(recorded, e) },
            GatheringCancelled => throw BoardShelf.Misfit(recorded, "it was cancelled already"),
            HomeTextsRedacted => state,
            _ => throw BoardShelf.Misfit(recorded, "this program does not know what it does"),
        };
    }

    // Rule GA5: a stop whose time the gathering no longer has loses it.
    private static GatheringState ChangeFacts(GatheringState state, GatheringChanged e)
    {
        var facts = state.Facts.With(e);
        return state with
        {
            Facts = facts,
            Stops = state.Stops.Exists(IsOutside) ? state.Stops.ConvertAll(stop => IsOutside(stop) ? stop with { StartsAt = null } : stop) : state.Stops,
        };

        bool IsOutside(GatheringStop stop) => stop.StartsAt is { } at && !GatheringDecider.IsWithin(facts, at);
    }

    private static GatheringState Attend(GatheringState state, Recorded<HomeEvent> recorded, string participantId, Func<Attendance, Attendance> change)
    {
        var old = state.FindAttendance(participantId);
        var changed = change(old ?? new Attendance(participantId, 0, default)) with { Version = recorded.Version, At = recorded.At };
        return state with { Attendances = old is null ? state.Attendances.Add(changed) : state.Attendances.Replace(old, changed) };
    }

    private static GatheringState Ask(GatheringState state, Recorded<HomeEvent> recorded, QuestionLeft e) => state with
    {
        Questions = AddNew(
            recorded,
            state.Questions,
            new GatheringQuestion(e.QuestionId, recorded.Version, e.Text, recorded.At, [], e.StopId, recorded.By),
            state.FindQuestion(e.QuestionId) is not null),
    };

    private static GatheringState Answer(GatheringState state, Recorded<HomeEvent> recorded, QuestionAnswered e)
    {
        var question = state.FindQuestion(e.QuestionId) ?? throw BoardShelf.Misfit(recorded, $"there is no question '{e.QuestionId}'");
        return Array.Exists(question.Answers, answer => answer.AnswerId == e.AnswerId)
            ? throw BoardShelf.Misfit(recorded, "its id is taken")
            : state with
            {
                Questions = state.Questions.Replace(question, question with
                {
                    Answers = [.. question.Answers, new QuestionAnswer(e.AnswerId, recorded.Version, e.Text, recorded.At, recorded.By)],
                }),
            };
    }

    private static ImmutableList<T> AddNew<T>(Recorded<HomeEvent> recorded, ImmutableList<T> items, T item, bool isTaken) =>
        isTaken ? throw BoardShelf.Misfit(recorded, "its id is taken") : items.Add(item);
}
