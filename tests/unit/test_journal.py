"""What people decided is kept line by line, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

from warehouse import journal


def test_entries_come_back_in_order_and_a_half_line_hides_none(tmp_path: Path) -> None:
    file = tmp_path / "identity" / "decisions.jsonl"
    assert journal.entries(file) == []
    journal.append(file, [{"reason": "Zwillinge"}, {"reason": "später"}])
    with file.open("a", encoding="utf-8") as stream:
        stream.write('{"reason": "abgebr')
    journal.append(file, [{"reason": "danach"}])
    assert [entry["reason"] for entry in journal.entries(file)] == ["Zwillinge", "später", "danach"]
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
