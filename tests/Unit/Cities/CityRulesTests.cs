using Stadmaken.Cities;

namespace Stadmaken.Tests.Unit.Cities;

public class CityRulesTests
{
    private static readonly CityFacts Facts = new("Roeselare", "BE", "municipality", "36015", 50.94, 3.12, []);

    [Theory]
    [InlineData("haarlem", true)]
    [InlineData("den-haag", true)]
    [InlineData("wijk-2", true)]
    [InlineData("", false)]
    [InlineData("Haarlem", false)]
    [InlineData("2-wijk", false)]
    [InlineData("den--haag", false)]
    [InlineData("den-haag-", false)]
    [InlineData("den-haag\n", false)]
    [InlineData("a234567890123456789012345678901234567890", true)]
    [InlineData("a2345678901234567890123456789012345678901", false)]
    public void A_city_id_is_lower_case_words_with_hyphens(string cityId, bool valid) => Assert.Equal(valid, CityRules.IsId(cityId));

    [Fact]
    public void Facts_are_told_everything_that_is_wrong_with_them()
    {
        Assert.Empty(CityRules.Validate(Facts));
        var wrong = new CityFacts(" ", "NLD", "village", "\u0001", 91, double.NaN, [new(string.Empty, new string('1', 21))]);

        Assert.Equal(
            ["name", "country", "kind", "officialCode", "latitude", "longitude", "members[0].name", "members[0].officialCode"],
            CityRules.Validate(wrong).Select(refusal => refusal.Field));
    }

    [Fact]
    public void Latitude_and_longitude_come_together()
    {
        Assert.Empty(CityRules.Validate(Facts with { Latitude = null, Longitude = null }));
        Assert.Equal("latitude", CityRules.Validate(Facts with { Latitude = null }).Single().Field);
        Assert.Equal("longitude", CityRules.Validate(Facts with { Longitude = null }).Single().Field);
        Assert.Equal("longitude", CityRules.Validate(Facts with { Longitude = -180.01 }).Single().Field);
    }

    [Fact]
    public void Only_a_region_has_members()
    {
        var members = new CityMember[] { new("Izegem", "36008") };

        Assert.Equal("members", CityRules.Validate(Facts with { Members = members }).Single().Field);
        Assert.Empty(CityRules.Validate(Facts with { Kind = "region", Members = members }));
        Assert.Equal("members", CityRules.Validate(Facts with { Kind = "region", Members = [.. Enumerable.Repeat(members[0], 201)] }).Single().Field);
    }
}
