"""Names in every script: drawn in letters that a font has, whole, and inside the ribbon."""

import itertools
from pathlib import Path

import pytest
from ground import Command, write

from badgectl.model.designs import Colors
from badgectl.pictures import fonts
from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PALETTES
from badgectl.pictures.directions import as_seen, levels_of
from badgectl.pictures.glyphs import measure, missing_in, text_outline
from badgectl.pictures.outline import Outline, bounds
from badgectl.pictures.ribbon import fitted, ribbon
from badgectl.pictures.runs import clusters, runs_of
from badgectl.pictures.scene import Shape

INK: Colors = PALETTES["ocean"]
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
    "one letter": "X",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_is_whole_and_inside_its_ribbon(name: str) -> None:
    assert missing_in(capitals(name)) == ()
    painted = [one for one in ribbon(name, None, INK, 500, 880) if isinstance(one, Shape)]
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
    assert fitted(name)[0] == lines


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_letter_is_lost_between_lines(name: str) -> None:
    lines, size = fitted(name)
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


def contours(outline: Outline) -> int:
    return sum(name == "M" for name, _ in outline)


def test_letters_of_overlapping_strokes_are_one_shape() -> None:
    assert contours(text_outline("A", 700)[0]) == 2
    assert contours(text_outline("t", 700)[0]) == 1


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
