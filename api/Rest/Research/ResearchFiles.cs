using System.Globalization;
using CsvHelper;
using Parquet;
using Parquet.Schema;
using Stadmaken.Research;

namespace Stadmaken.Api.Rest.Research;

/// <summary>A table of the data set as a file. Both kinds have the same columns, in the same order, with the same rows.</summary>
public static class ResearchFiles
{
    /// <summary>
    /// Writes CSV: RFC 4180, UTF-8 with a byte order mark, nothing for no value. A text that begins like a formula gets an apostrophe in front, so that no
    /// spreadsheet runs what somebody wrote; numbers are left alone.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteCsvAsync(ResearchTable table, IReadOnlyList<string?[]> rows, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Columns.Select(column => column.Name)], cancellation);
        foreach (var row in rows)
        {
            await csv.WriteRecordAsync([.. row.Select((value, i) => table.Columns[i].Type == ColumnType.Text ? Neutral(value) : value)], cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    /// <summary>Writes Apache Parquet, compressed: text as UTF-8 strings, whole numbers as 32-bit integers, all of them nullable.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteParquetAsync(ResearchTable table, IReadOnlyList<string?[]> rows, Stream output, CancellationToken cancellation)
    {
        // In memory first: the library writes synchronously here and there, which a response does not take.
        using var file = new MemoryStream();
        DataField[] fields = [.. table.Columns.Select(column => column.Type == ColumnType.Whole ? new DataField<int>(column.Name, true) : (DataField)new DataField<string>(column.Name, true))];
        await using (var parquet = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: cancellation))
        {
            using var group = parquet.CreateRowGroup();
            foreach (var (i, column) in table.Columns.Index())
            {
                if (column.Type == ColumnType.Whole)
                {
                    int?[] numbers = [.. rows.Select(row => row[i] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : (int?)null)];
                    await group.WriteAsync<int>(fields[i], numbers, cancellationToken: cancellation);
                }
                else
                {
                    await group.WriteAsync(fields[i], [.. rows.Select(row => row[i]!)]);
                }
            }

            group.CompleteValidate();
        }

        file.Position = 0;
        await file.CopyToAsync(output, cancellation);
    }

    private static string? Neutral(string? value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
}
