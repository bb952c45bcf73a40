namespace Stadmaken.Participants;

/// <summary>The five sectors of the quintuple helix.</summary>
public static class Sectors
{
    /// <summary>civic: active citizens; social: organised civil society; private: entrepreneurs and companies; public: government; knowledge: research and education.</summary>
    public static readonly IReadOnlyList<string> All = ["civic", "social", "private", "public", "knowledge"];
}
