"""Files of everyday words: what is loaded, what editors keep, what is refused."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

import pytest

from search.curated import lexicon_files
from search.curated.lexicon import LEXICON
from search.curated.lexicon_loading import Loaded, load_lexicon
from search.models import Origin, WordSet
from tests.factories.search import WordSetFactory

pytestmark = pytest.mark.django_db

HEAD = "words,law_words"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes lines to a registered file; the theme is its name."""
    monkeypatch.setattr(lexicon_files, "_folders", {tmp_path: {"debts": "欠债"}})

    def lines(*rows: str, theme: str = "debts", head: str = HEAD) -> Path:
        path = tmp_path / f"{theme}.csv"
        path.write_text("\n".join((head, *rows)), encoding="utf-8")
        return path

    return lines


def rows() -> dict[str, str]:
    return {row.words: row.alternatives for row in WordSet.objects.all()}


def test_a_file_is_loaded_once_and_follows_its_changes(write: Write) -> None:
    write("老赖|赖账,失信被执行人|拒不 执行", "欠条,借条|书面 借款")
    assert load_lexicon() == Loaded(added=2)
    assert load_lexicon() == Loaded(same=2)
    assert LEXICON.current().expansions_in("老赖")
    write("老赖|赖账|不还钱,失信被执行人", "欠条,借条|书面 借款", "利滚利,复利")
    assert load_lexicon() == Loaded(added=1, changed=1, same=1)
    assert rows()["老赖|赖账|不还钱"] == "失信被执行人"
    write("利滚利,复利")
    assert load_lexicon() == Loaded(removed=2, same=1)
    assert LEXICON.current().expansions_in("老赖") == []


def test_what_an_editor_changed_is_never_overwritten(write: Write) -> None:
    write("老赖,失信被执行人", "欠条,借条", "利滚利,复利")
    load_lexicon()
    edited, off = WordSet.objects.get(words="老赖"), WordSet.objects.get(words="欠条")
    edited.words, edited.alternatives = "赖账的人|老赖", "被执行人"
    edited.save()
    off.is_active = False
    off.save()
    write("老赖|老赖皮,失信", "欠条|白条,借条", "利滚利,复利|计收复利")
    assert load_lexicon() == Loaded(changed=1, kept=2)
    write("利滚利,复利|计收复利")
    assert load_lexicon() == Loaded(same=1, kept=2)
    assert rows() == {"赖账的人|老赖": "被执行人", "欠条": "借条", "利滚利": "复利|计收复利"}


def test_a_file_that_comes_to_say_what_an_editor_wrote_leads_again(write: Write) -> None:
    write("老赖,失信被执行人")
    load_lexicon()
    WordSet.objects.update(alternatives="被执行人")
    write("老赖,被执行人")
    assert load_lexicon() == Loaded(same=1)
    write("老赖,失信")
    assert load_lexicon() == Loaded(changed=1)


def test_what_editors_added_stays_beside_a_theme(write: Write) -> None:
    WordSetFactory.create(theme="debts", words="高利贷", alternatives="超过 利率")
    write("老赖,失信被执行人", "高利贷,禁止高利放贷")
    assert load_lexicon() == Loaded(added=1, kept=1)
    assert rows()["高利贷"] == "超过 利率"


def test_bad_lines_are_told_by_line_and_nothing_is_written(write: Write) -> None:
    write(
        "好的,没问题",
        "只有一列",
        "赖,太短",
        "老赖,",
        "，,标点",
        '"好的|又一次",第二次',
        f"{'长' * 21},太长",
    )
    with pytest.raises(ValidationError) as refused:
        load_lexicon()
    said = "\n".join(refused.value.messages)
    for line in (3, 4, 5, 6, 7, 8):
        assert f"debts.csv 第{line}行：" in said
    assert "“赖”太短" in said
    assert not WordSet.objects.exists()


@pytest.mark.parametrize("head", ["", "words", "law_words,words"])
def test_other_columns_are_refused(write: Write, head: str) -> None:
    write("老赖,失信", head=head)
    with pytest.raises(ValidationError, match="列应当是"):
        load_lexicon()


def test_a_file_in_another_encoding_is_refused(write: Write) -> None:
    write().write_bytes(f"{HEAD}\n老赖,失信被执行人\n".encode("gbk"))
    with pytest.raises(ValidationError, match="UTF-8"):
        load_lexicon()


def test_a_dry_run_says_and_does_not(write: Write) -> None:
    path = write("老赖,失信被执行人")
    said = StringIO()
    call_command("load_lexicon", "--dry-run", stdout=said)
    call_command("load_lexicon", str(path), "--dry-run", stdout=said)
    assert said.getvalue().count("新增1组") == 2
    assert not WordSet.objects.exists()
    call_command("load_lexicon", stdout=said)
    assert WordSet.objects.get().origin == Origin.FILE


def test_the_command_says_what_is_wrong(write: Write) -> None:
    path = write("老赖")
    with pytest.raises(CommandError, match="第2行"):
        call_command("load_lexicon", str(path))
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command("load_lexicon", "nowhere.csv")


def test_the_files_of_the_project_can_be_loaded() -> None:
    done = load_lexicon(dry_run=True)
    assert not done.changed
    for path in lexicon_files.registered_files():
        assert path.stem in lexicon_files.theme_labels(), f"no word for the theme {path.stem}"
