using System.Globalization;

namespace ProbeSuite.Targets;

/// <summary>Times as people write them in targets, events and parameters, <c>500ms</c>, <c>3s</c>, <c>2m</c>, and as they read them.</summary>
public static class Durations
{
    /// <summary>Reads one; a bare number is seconds.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var trimmed = text.Trim();
        var digits = trimmed.TrimEnd('m', 's', 'h');
        var perUnit = trimmed[digits.Length..] switch
        {
            "ms" => 1.0,
            "s" or "" => 1_000.0,
            "m" => 60_000.0,
            "h" => 3_600_000.0,
            _ => double.NaN,
        };
        var readable = double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * perUnit is >= 0 and < 1e12;
        duration = readable ? TimeSpan.FromMilliseconds(number * perUnit) : TimeSpan.Zero;
        return readable;
    }

    /// <summary>Writes one in the unit that people would choose.</summary>
    public static string Text(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.#} ms"),
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.##} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.#} h"),
    };

    /// <summary>Writes how long something lasted, in the two largest units that count: <c>2 h 10 min</c>, <c>3 d 4 h</c>, <c>45 s</c>.</summary>
    public static string Words(TimeSpan duration)
    {
        var minutes = (long)Math.Round(duration.TotalMinutes);
        return minutes switch
        {
            < 2 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(duration.TotalSeconds):0} s"),
            < 60 => $"{minutes} min",
            < 24 * 60 => Two(minutes / 60, "h", minutes % 60, "min"),
            _ => Two(minutes / 60 / 24, "d", minutes / 60 % 24, "h"),
        };

        static string Two(long large, string unit, long rest, string smaller) => rest == 0 ? $"{large} {unit}" : $"{large} {unit} {rest} {smaller}";
    }

    /// <summary>Writes a moment's day, <c>2026-11-24</c>, in UTC.</summary>
    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a moment to the minute, <c>2026-11-24 22:00 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
