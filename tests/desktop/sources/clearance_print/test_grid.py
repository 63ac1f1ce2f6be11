from hailong.sources.clearance_print.grid import Grid, label_of

LABELS = frozenset({"so to khai", "ma", "ten"})


def test_labels_are_compared_without_marks_case_and_colon() -> None:
    assert label_of("  Số  tờ khai : ") == label_of("SỐ TỜ KHAI") == "so to khai"
    assert label_of(7.0) == ""


def test_a_value_is_the_next_filled_cell_but_never_beyond_the_next_label() -> None:
    grid = Grid([["Số tờ khai", "", 7.0, "Mã", "", "Tên", "A"]], LABELS)
    assert (grid.value("so to khai"), grid.value("ma"), grid.value("ten"), grid.value("khong co")) == (7.0, "", "A", "")


def test_the_first_of_repeated_labels_is_taken_and_all_can_be_compared() -> None:
    grid = Grid([["Số tờ khai", 1.0], [], ["Số tờ khai", 2.0], ["Số tờ khai", ""]], LABELS)
    assert grid.value("so to khai") == 1.0
    assert grid.values_of_all("so to khai") == [1.0, 2.0]


def test_a_value_can_be_looked_for_within_a_section() -> None:
    grid = Grid([["Mã", "a"], ["Tên", "b"], ["Mã", "c"]], LABELS)
    assert grid.value("ma", after=0) == "c"
    assert grid.value("ma", after=0, before=2) == ""
    assert (grid.row_of("ma"), grid.row_of("ma", after=0), grid.row_of("khong co")) == (0, 2, None)


def test_the_tail_is_all_that_stands_right_of_a_label() -> None:
    grid = Grid([["Số tờ khai", 1.0, "-", 2.0, "/", 3.0, "Mã", "x"]], LABELS)
    assert grid.tail("so to khai") == [1.0, "-", 2.0, "/", 3.0]
    assert grid.tail("khong co") == []
    assert list(grid.texts()) == ["Số tờ khai", "1", "-", "2", "/", "3", "Mã", "x"]
