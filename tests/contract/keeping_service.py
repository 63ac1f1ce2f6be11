"""A double of the service that keeps what it takes: updates and digest tell of its rows, which a test may spoil."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from contract.client_service import Reply, Request, ServiceDouble, sha256

TAX_CODE = "0199999991"


class KeepingService(ServiceDouble):
    """``held``: id -> the sealed bytes and the sequence of the update that told of it first."""

    def __init__(self, now: Callable[[], datetime], device: str = "device-1") -> None:
        super().__init__(now)
        self.held: dict[str, tuple[str, int]] = {}
        self.device = device
        self.theirs: set[str] = set()  # of another workstation
        self.sequence = 0
        self.page = 200
        self.sheets = self.keep
        self.more_enterprises: list[dict[str, object]] = []
        self.tally: dict[str, object] | None = None  # the planted fault: figures that are kept beside the rows

    def __call__(self, request: Request) -> Reply:
        if self.answer is None and "/digest" in request.path:
            query = parse_qs(urlsplit(request.path).query, keep_blank_values=True)
            return Reply(200, {"digest": self.digest(query["through"][0])}, label=self.epoch)
        return super().__call__(request)

    def keep(self, request: Request) -> Reply:
        """Store for ever by id."""
        results = []
        for item in request.json["sheets"]:
            status = 200 if item["id"] in self.held else 201
            if status == 201:
                self.put(item["id"], item["sealed"])
            receipt = self.keys.receipt(item["id"], sha256(item["sealed"]), epoch=self.epoch)
            results.append({"id": item["id"], "status": status, "receipt": receipt})
        return Reply(207, {"epoch": self.epoch, "results": results}, label=self.epoch)

    def put(self, sheet_id: str, sealed: str = "", *, is_theirs: bool = False) -> None:
        """One more row, and the update that tells of it."""
        self.sequence += 1
        self.held[sheet_id] = (sealed, self.sequence)
        told = {
            "tax_code": TAX_CODE, "declaration": f"109999{self.sequence:05d}", "round": "after", "version": 1,
            "device_name": "Máy thử", "received_at": "2026-11-16T10:02:12.000Z", "is_yours": not is_theirs,
        }  # fmt: skip
        self.updates.append(
            {"sequence": self.sequence, "sheet_id": sheet_id, "state": "received", "text": "", "sheet": told,
             "at": "2026-11-16T10:02:12.000Z"}
        )  # fmt: skip

    def lose(self, sheet_id: str) -> None:
        """As a disk, or a hand in the database; a cursor goes on as if nothing had happened."""
        del self.held[sheet_id]
        for update in self.updates:
            if update["sheet_id"] == sheet_id:
                update["state"] = "lost"  # a word that no client knows: it is passed over

    def digest(self, through: str, **changes: Any) -> str:
        """The signed digest of the rows of which updates up to ``through`` have told."""
        heard = [one for one, (_, sequence) in self.held.items() if sequence <= int(through or 0)]
        total = sum(int(one.replace("-", "")[-8:], 16) for one in heard)
        enterprise = self.tally or {"tax_code": TAX_CODE, "sheets": len(heard), "sum": total}
        says = {
            "device_id": self.device,
            "epoch": self.epoch,
            "through": through,
            "at": self.now().isoformat(),
        }
        return self.keys.sign(
            "hailong-digest+jws", {**says, "enterprises": [enterprise, *self.more_enterprises], **changes}
        )
