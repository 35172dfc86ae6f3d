"""Short codes, as they are given and as people type them."""

from fazhi.links.codes import HALF, new_code, shown, typed


def test_no_half_of_a_code_reads_as_a_word() -> None:
    for _n in range(200):
        code = new_code()
        assert len(code) == 2 * HALF
        assert not code[:HALF].isalpha()
        assert not code[HALF:].isalpha()
        assert typed(shown(code)) == code


def test_what_is_read_wrongly_is_put_right() -> None:
    assert typed(" 3F8K - 2mOl ") == "3f8k2m01"
