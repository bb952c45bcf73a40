using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>
/// A few people who type in one text at the same time, with everything on its way held in hand: each step is one
/// thing that happens, and a run of numbers is a run of such things.
/// </summary>
/// <param name="text">What they begin with.</param>
/// <param name="people">How many.</param>
/// <param name="precedence">What the server takes an arriving operation for; anything but Later is wrong and there to be noticed.</param>
/// <param name="deletes">Whether they take anything out.</param>
public sealed class TextParty(string text, int people, TextPrecedence precedence = TextPrecedence.Later, bool deletes = true)
{
    private readonly Person[] _people = [.. Enumerable.Range(0, people).Select(_ => new Person(text))];
    private readonly List<(int Id, TextOperation Stored)> _history = [];
    private int _ids;

    /// <summary>How often each kind of step had an effect.</summary>
    public Dictionary<string, int> Happened { get; } = [];

    /// <summary>Everything that anybody typed.</summary>
    public List<string> Typed { get; } = [];

    /// <summary>What refusals gave back of it.</summary>
    public List<string> GivenBack { get; } = [];

    /// <summary>The text at the server.</summary>
    public string Text { get; private set; } = text;

    /// <summary>One thing happens; any numbers from 0.</summary>
    public void Take(int kind, int who, int place, int characters, int pick)
    {
        var person = _people[who % _people.Length];
        switch (kind % 12)
        {
            case < 4: Edit(person, place, characters, pick); break;
            case < 6: Send(person); break;
            case < 8: Arrive(person); break;
            case < 10: Hear(person); break;
            case 10: Reconnect(person); break;
            default: Refuse(person, putBack: pick % 2 == 0); break;
        }

        // What is shown is always the server's text, what is in flight and the buffer.
        var draft = person.Draft;
        Check((draft.Buffer ?? TextOperation.Nothing).Apply((draft.InFlight ?? TextOperation.Nothing).Apply(draft.Confirmed)), draft.Text, "what is shown");
    }

    /// <summary>Everybody sends and hears everything; then all texts are one.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    public void Settle()
    {
        while (_people.Any(person => person.Draft.InFlight is not null || person.Draft.Buffer is not null || person.Heard < _history.Count))
        {
            foreach (var person in _people)
            {
                Reconnect(person);
                Send(person);
                Arrive(person);
            }
        }

        foreach (var person in _people)
        {
            Check(Text, person.Draft.Text, "what is shown in the end");
        }
    }

    private void Edit(Person person, int place, int characters, int pick)
    {
        var shown = person.Draft.Text;
        var at = place % (shown.Length + 1);
        at -= at > 0 && at < shown.Length && char.IsLowSurrogate(shown[at]) ? 1 : 0;
        var end = at;
        for (var left = deletes && characters % 2 == 0 ? characters % 7 : 0; left > 0 && end < shown.Length; left--)
        {
            end += char.IsHighSurrogate(shown[end]) ? 2 : 1;
        }

        var typed = TextTrials.Pieces[pick % TextTrials.Pieces.Count];
        Typed.Add(typed);
        person.Draft = person.Draft.Edit(new TextOperationBuilder().Retain(at).Insert(typed).Delete(end - at).Build());
        Count("edit");
    }

    private void Send(Person person)
    {
        if (person.Draft.Send() is { } sending)
        {
            person.Draft = sending.Draft;
            person.Id = ++_ids;
            person.Up = (person.Id, sending.Operation, person.Heard);
            Count("send");
        }
    }

    // What somebody sent reaches the server.
    private void Arrive(Person person)
    {
        if (person.Up is not var (id, operation, version))
        {
            return;
        }

        person.Up = null;
        Count(version < _history.Count ? "transform" : "store");
        for (; version < _history.Count; version++)
        {
            operation = operation.Transform(_history[version].Stored, precedence);
        }

        Text = operation.Apply(Text);
        _history.Add((id, operation));
    }

    private void Hear(Person person)
    {
        if (person.Heard == _history.Count)
        {
            return;
        }

        var (id, stored) = _history[person.Heard++];
        var before = person.Draft.Text;
        if (id == person.Id)
        {
            person.Draft = person.Draft.Acknowledged(stored);
            Check(before, person.Draft.Text, "what is shown after an acknowledgement");
            Count("acknowledged");
            return;
        }

        Count(person.Draft is { InFlight: not null, Buffer: not null } ? "remote on both" : "remote");
        (person.Draft, var shown) = person.Draft.Remote(stored);
        Check(shown.Apply(before), person.Draft.Text, "what changed");
    }

    // What was on its way is lost; after hearing what was missed, what is still in flight is sent again as it is by now.
    private void Reconnect(Person person)
    {
        Count(person.Up is null ? "reconnect" : "lost");
        person.Up = null;
        while (person.Heard < _history.Count)
        {
            Hear(person);
        }

        if (person.Draft.InFlight is { } inFlight)
        {
            person.Up = (person.Id, inFlight, person.Heard);
        }
    }

    // The server will not have what it was sent.
    private void Refuse(Person person, bool putBack)
    {
        if (person.Up is null)
        {
            return;
        }

        person.Up = null;
        var before = person.Draft.Text;
        if (putBack)
        {
            person.Draft = person.Draft.ReturnToBuffer();
            Check(before, person.Draft.Text, "what is shown after it was put back");
            Count("put back");
            return;
        }

        (person.Draft, var shown, var typed) = person.Draft.Refused();
        Check(shown.Apply(before), person.Draft.Text, "what changed by a refusal");
        GivenBack.Add(typed);
        Count("refused");
    }

    private void Count(string what) => Happened[what] = Happened.GetValueOrDefault(what) + 1;

    private static void Check(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"{what} is '{actual}' and should be '{expected}'.");
        }
    }

    private sealed class Person(string text)
    {
        public TextDraft Draft { get; set; } = TextDraft.Of(text);

        public (int Id, TextOperation Operation, int Base)? Up { get; set; }

        public int Id { get; set; }

        public int Heard { get; set; }
    }
}
