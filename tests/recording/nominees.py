"""Nominations as several people make and judge them."""

MAP = ("-e", "https://guild.example/map#map")
NOMINATE = ("nominate", "navigator@bronze", "ada", "-m", "Drew the map.", *MAP)
SECONDED = "awards/ada/navigator@bronze.second"
