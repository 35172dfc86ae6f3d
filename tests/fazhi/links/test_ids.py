from fazhi.links.ids import ALPHABET, LENGTH, new_public_id, normalise_public_id


def test_ids_are_opaque_and_differ() -> None:
    made = {new_public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(i) == LENGTH and set(i) <= set(ALPHABET) for i in made)
    assert all(any(c.isdigit() for c in i) for i in made)


def test_an_id_read_from_a_poster_is_found_whatever_the_reader_typed() -> None:
    assert normalise_public_id(" 0OIL-uABC12 ") == "0011vabc12"
