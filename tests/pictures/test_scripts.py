"""Names in every script: drawn in letters that a font has, whole, and inside the ribbon."""

import itertools
from pathlib import Path
from typing import get_args

import pytest
from ground import Command, write
from msgspec.structs import replace

from badgectl.model.catalog import Catalog
from badgectl.model.designs import Colors, Theme
from badgectl.model.designs import Shape as ShapeName
from badgectl.pictures import fonts
from badgectl.pictures.capitals import capitals
from badgectl.pictures.card import ShareCard, draw_card
from badgectl.pictures.colors import PALETTES, PAPER, mixed
from badgectl.pictures.compose import compose
from badgectl.pictures.directions import as_seen, levels_of
from badgectl.pictures.glyphs import measure, missing_in, text_outline
from badgectl.pictures.lettering import name_lines
from badgectl.pictures.looks import look_of
from badgectl.pictures.outline import Outline, bounds
from badgectl.pictures.png import paint_image
from badgectl.pictures.ribbon import ribbon
from badgectl.pictures.runs import clusters, runs_of
from badgectl.pictures.scene import Shape
from badgectl.pictures.shapes import contours, shape_outline, span

INK: Colors = PALETTES["ocean"]
FIELD = shape_outline("circle", 0.9)
NAMES = {
    "accents": "Größter Łódź-Förderer",
    "vietnamese": "Hướng dẫn viên",
    "turkish": "Takım İçi Birliği",
    "greek": "Βοηθός της Ομάδας",
    "cyrillic": "Наставник года",
    "armenian": "Թիմի ուսուցիչ",
    "georgian": "გუნდის მენტორი",
    "arabic": "مرشد الفريق الأفضل",
    "hebrew": "מנטור השנה 2026",
    "devanagari": "टीम मार्गदर्शक",
    "bengali": "দলের পরামর্শদাতা",
    "tamil": "குழு வழிகாட்டி",
    "thai": "ผู้ให้คำปรึกษา",
    "japanese": "チームの師匠",
    "chinese": "年度最佳团队导师",
    "korean": "멘토 챔피언",
    "emoji": "🎉 Release hero 🚀",
    "joined emoji": "👩‍💻 Dev 🇫🇷 1️⃣",
    "mixed directions": "مرشد Python 3 فريق",
    "long": "Cross-team collaboration champion for the whole of the engineering organisation in 2026",
    "longest": "W" * 120,
    "long arabic": "مرشد الفريق الأفضل في قسم الهندسة لعام ألفين وستة وعشرين للميلاد",
    "long word": "Donaudampfschifffahrtsgesellschaftskapitän",
    "long japanese": "最優秀チームメンターシップ・アワード二〇二六年度特別賞",
    "long thai": "ผู้ให้คำปรึกษายอดเยี่ยมประจำปีของทีมวิศวกรรม",
    "long row of vowels": "A" * 120,
    "one letter": "X",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_is_whole_and_inside_its_ribbon(name: str) -> None:
    assert missing_in(capitals(name)) == ()
    painted = [one for one in ribbon(name, None, INK, FIELD) if isinstance(one, Shape)]
    letters = [bounds(one.outline) for one in painted if one.fill == INK.ink and one.opacity == 1]
    band = next(
        bounds(one.outline) for one in painted
        if bounds(one.outline)[0] < 500 < bounds(one.outline)[2]
    )  # fmt: skip
    assert letters
    for left, top, right, bottom in letters:
        assert band[0] + 30 <= left < right <= band[2] - 30
        assert band[1] + 14 <= top < bottom <= band[3] - 14
        assert band[1] > 590
        assert band[3] < 800
    for one, other in itertools.pairwise(letters):
        assert one[3] < other[1], "lines touch"


@pytest.mark.parametrize("level", [None, "master of all"])
@pytest.mark.parametrize("name", [*NAMES.values(), "မြန်မာ လမ်းညွှန်", "Ế Ậ " * 12])
def test_no_line_touches_another_on_a_flat_badge(
    name: str, level: str | None, example: Catalog
) -> None:
    look = look_of(example, example.badges["mentor"], "gold")
    shown = compose(
        replace(look, theme="flat", name=name, level=level, stars=0, of_stars=0, mark=None)
    )
    painted = [one for one in shown.elements if isinstance(one, Shape)]
    paper = mixed(look.colors.light, PAPER, 0.82)
    band = next(n for n, one in enumerate(painted) if one.fill == paper)
    left, top, right, bottom = bounds(painted[band].outline)
    letters = [bounds(one.outline) for one in painted[band + 1 :]]
    assert len(letters) == len(name_lines(name)[0]) + (level is not None)
    for line in letters:
        assert left + 40 <= line[0] < line[2] <= right - 40
        assert top + 12 <= line[1] < line[3] <= bottom - 12
    for one, other in itertools.pairwise(letters):
        assert one[3] + 5 < other[1], "lines touch"


@pytest.mark.parametrize("name", ["Mentor", NAMES["long"]])
@pytest.mark.parametrize("level", ["gold", "grandmaster", "principal engineer", "w" * 64])
@pytest.mark.parametrize("shape", get_args(ShapeName))
def test_the_word_for_the_level_stays_in_its_field(shape: ShapeName, level: str, name: str) -> None:
    field = shape_outline(shape, 0.875)
    word = [one for one in ribbon(name, level, INK, field) if isinstance(one, Shape)][-1]
    left, top, right, bottom = bounds(word.outline)
    assert bottom < bounds(field)[3]
    for down in (top, bottom):
        first, last = span(contours(field), down, 1)
        assert first + 6 < left < right < last - 6


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Mentor", ["MENTOR"]),
        ("Knowledge sharer of the year", ["KNOWLEDGE", "SHARER OF THE YEAR"]),
        (NAMES["accents"], ["GRÖẞTER ŁÓDŹ-", "FÖRDERER"]),
        (NAMES["long"], [
            "CROSS-TEAM COLLABORATION", "CHAMPION FOR THE WHOLE OF THE",
            "ENGINEERING ORGANISATION IN 2026",
        ]),
        (NAMES["long word"], ["DONAUDAMPFSCHIFFFAHRTS-", "GESELLSCHAFTSKAPITÄN"]),
        (NAMES["long japanese"], ["最優秀チームメンターシップ・", "アワード二〇二六年度特別賞"]),
        (NAMES["chinese"], ["年度最佳团队导师"]),
    ],
)  # fmt: skip
def test_names_are_parted_where_readers_expect_it(name: str, lines: list[str]) -> None:
    assert name_lines(name)[0] == lines


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_letter_is_lost_between_lines(name: str) -> None:
    lines, size = name_lines(name)
    shown = "".join(lines).replace("-", "").replace(" ", "")
    assert shown == capitals(name).replace("-", "").replace(" ", "")
    assert size >= 20


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("weiß", "WEIẞ"),
        ("Birliği", "BİRLİĞİ"),
        ("Mentor i", "MENTOR I"),
        ("Μάιος του προϊόντος", "ΜΑΪΟΣ ΤΟΥ ΠΡΟΪΟΝΤΟΣ"),
        ("ﬁne", "ﬁNE"),
        ("გუნდი", "გუნდი"),
        ("مرشد", "مرشد"),
        ("e\u0301", "É"),
    ],
)
def test_capitals_are_those_of_the_script(text: str, set_: str) -> None:
    assert capitals(text) == set_


def seen(text: str) -> str:
    """Return the runs of a line from left to right, each in reading order."""
    return "|".join(run.text for run in runs_of(text))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Mentor", "Mentor"),
        ("מנטור 2026", "2026|מנטור "),
        ("שלום (Hello) 12", "12|) |Hello|שלום ("),
        ("Team מנטור!", "Team |מנטור|!"),
    ],
)
def test_directions(text: str, order: str) -> None:
    assert seen(text) == order


def test_levels_and_what_they_do_to_runs() -> None:
    assert levels_of("abc") == [0, 0, 0]
    assert levels_of("א1\u200dב") == [1, 2, 2, 1]
    assert as_seen([("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]) == ["a", "d", "c", "b", "e"]


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    """Letters that join are narrower than the same letters apart."""
    word = "مرشد"
    assert measure(word, 700) < sum(measure(letter, 700) for letter in word)
    assert text_outline(word, 700, 0.2) == text_outline(word, 700), "joined letters stay joined"
    first, last = (bounds(text_outline(letter, 700)[0]) for letter in (word[0], word[-1]))
    assert first != last


def test_signs_are_not_taken_apart() -> None:
    assert clusters("👩‍💻🇫🇷🇩🇪1️⃣e\u0301क्षि") == ["👩‍💻", "🇫🇷", "🇩🇪", "1️⃣", "e\u0301", "क्षि"]


def test_a_word_is_set_in_one_font() -> None:
    for name in ("Hướng dẫn viên", "Наставник Mentor", "Βοηθός Mentor"):
        assert len({run.face for run in runs_of(name)}) == 1, name


def test_the_same_sign_looks_japanese_beside_japanese() -> None:
    japanese, chinese = (runs_of(text)[-1].face.number for text in ("の直", "直"))
    assert (japanese, chinese) == (0, 2)


def drawn_apart(outline: Outline) -> int:
    return sum(name == "M" for name, _ in outline)


def test_letters_of_overlapping_strokes_are_one_shape() -> None:
    assert drawn_apart(text_outline("A", 700)[0]) == 2
    assert drawn_apart(text_outline("t", 700)[0]) == 1


def test_a_missing_letter_is_a_problem_at_its_place(guild: Path, badgectl: Command) -> None:
    text = (guild / "catalog/badges/thanks.yaml").read_text().replace("name: Thanks", "name: 𓂀 eye")
    write(guild, {"catalog/badges/eye.yaml": text})
    said = badgectl("validate", "--format", "concise", "catalog/badges/eye.yaml")
    assert said.out.splitlines()[0] == (
        "catalog/badges/eye.yaml:1:7: art-glyph no font here has `𓂀` (write it in other letters)"
    )
    said = badgectl("render", "eye")
    assert said.status == 1
    assert "no font here has `𓂀`" in said.err
    assert not (guild / "pictures").exists()


def test_letters_of_marks_and_of_projects_on_tags_are_looked_for(
    guild: Path, badgectl: Command
) -> None:
    program = guild / "catalog/program.yaml"
    thanks = guild / "catalog/badges/thanks.yaml"
    plain, tagged = thanks.read_text(), thanks.read_text() + "design: {shows: [project]}\n"
    write(guild, {"catalog/projects/eye.yaml": "name: 𓂀\n"})
    assert badgectl("render", "thanks", "--no-sheet", "--size", "64").status == 0
    for text, place in (
        (tagged, "catalog/projects/eye.yaml:1:7"),
        (plain, f"catalog/program.yaml:{len(program.read_text().splitlines()) + 1}:14"),
    ):
        thanks.write_text(text)
        if text == plain:
            program.write_text(program.read_text().rstrip() + "\nlook: {mark: 𓂀}\n")
        for command in (["render", "thanks", "-o", "out"], ["preview", "thanks", "--as", "blocks"]):
            said = badgectl(*command)
            assert (said.status, said.out, said.err) == (1, "", (
                "error: a badge cannot be drawn\n"
                f"  no font here has `𓂀` [art-glyph] {place}\n"
                "    hint: write it in other letters\n"
            ))  # fmt: skip
        assert "art-glyph" in badgectl("validate", "--format", "concise").out


@pytest.mark.parametrize("theme", get_args(Theme))
def test_what_no_font_has_is_left_out_of_pictures(theme: Theme, example: Catalog) -> None:
    """Whatever was not checked before: a picture comes out."""
    look = look_of(example, example.badges["mentor"], "gold")
    bare = replace(look, theme=theme, name="𓂀", mark="𓂀")
    for shown in (bare, replace(bare, tag="𓂀")):
        assert paint_image(compose(shown), 60).getbbox() is not None
    card = ShareCard(look=bare, recipient="𓂀", reason="𓂀", given="𓂀", programme="𓂀")
    assert draw_card(card).startswith(b"\x89PNG")


def test_the_extra_that_is_missing_is_named(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its package, the fonts of Chinese are as if they were not installed."""
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    caches = (fonts.collection, runs_of, missing_in)
    for cache in caches:
        cache.cache_clear()
    text = (guild / "catalog/badges/thanks.yaml").read_text().replace("name: Thanks", "name: 导师")
    write(guild, {"catalog/badges/teacher.yaml": text})
    said = badgectl("validate", "--format", "concise", "catalog/badges/teacher.yaml")
    for cache in caches:
        cache.cache_clear()
    assert "no font here has `导` and `师`" in said.out
    assert "`pip install 'badgectl[fonts]'` brings Chinese, Japanese and Korean" in said.out
