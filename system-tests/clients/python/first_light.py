"""Indexes, searches and removes a new document as docs/contracts.md says. Ends with 1 at the first difference."""
import argparse
import asyncio
import hashlib
import sys
import uuid
from pathlib import Path
from typing import Any, Awaitable

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowFailureError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

PATIENCE_SECONDS = 240
# Letters outside the basic plane come first, so a span that counts code points or bytes misses the sentence.
OLD = "𝒜𝒹𝒶 🌙🌙 wrote this at night. Grüße!\n\nThe zorvexian lantern hangs above the quimbral harbour.\n"
NEW = "𝒜𝒹𝒶 🌙🌙🌙 wrote this at dawn. Grüße!\n\nThe brundlewick ferry leaves from the ostrelline pier.\n"
FERRY = "Where does the brundlewick ferry leave from?"
passed = 0


def check(step: str, holds: bool, seen: Any) -> None:
    global passed
    if not holds:
        raise AssertionError(f"{step}: got {seen}")
    passed += 1
    print(f"ok: {step}", flush=True)


def content_key(*parts: str) -> str:
    encoded = [part.encode("utf-8") for part in parts]
    return hashlib.sha256(b"".join(b"%d:%s" % (len(data), data) for data in encoded)).hexdigest()


def text_of(span: dict[str, int], text: str) -> str:
    return text.encode("utf-16-le")[2 * span["start"]:2 * span["end"]].decode("utf-16-le")


class Nightshift:
    def __init__(self, client: Client, tenant: str) -> None:
        self.client, self.tenant = client, tenant

    def id(self, verb: str, natural_key: str) -> str:
        return f"{verb}/{self.tenant}/{content_key(natural_key)[:32]}"

    async def index(self, source: str) -> dict[str, Any]:
        change = str(uuid.uuid4())
        for _ in range(10):
            start = WithStartWorkflowOperation(
                "IndexDocumentWorkflow", {"tenant": self.tenant, "source": source}, task_queue="storage-queue",
                id=self.id("index-document", source), id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING)
            try:
                await self.client.execute_update_with_start_workflow(
                    "sourceChanged", {"force": False}, id=change, start_workflow_operation=start)
            except RPCError as failure:  # the run closed before it took the change
                if failure.status not in (RPCStatusCode.NOT_FOUND, RPCStatusCode.ABORTED):
                    raise
            else:
                return await (await start.workflow_handle()).result()
        raise TimeoutError("no run took the change")

    async def index_folder(self, root: str) -> dict[str, Any]:
        return await self.client.execute_workflow(
            "IndexCorpusWorkflow", {"tenant": self.tenant, "root": root}, task_queue="storage-queue",
            id=self.id("index-corpus", root), id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING)

    async def remove(self, source: str) -> dict[str, Any]:
        return await self.client.execute_workflow(
            "RemoveDocumentWorkflow", {"tenant": self.tenant, "source": source}, task_queue="storage-queue",
            id=self.id("remove-document", source))

    async def search(self, query: str) -> dict[str, Any]:
        return await self.client.execute_workflow(
            "SearchWorkflow", {"tenant": self.tenant, "query": query}, task_queue="search-queue",
            id=f"search/{self.tenant}/{uuid.uuid4()}")


async def check_fails(step: str, workflow: Awaitable[Any], expected: str) -> None:
    try:
        seen: Any = await workflow
    except WorkflowFailureError as failure:
        seen = failure.cause
    check(f"{step} is {expected}", isinstance(seen, ApplicationError) and seen.type == expected, repr(seen))


def check_cites(step: str, found: dict[str, Any], source: str, text: str, word: str) -> None:
    check(f"{step} finds something", found["kind"] == "found", found)
    answer, hit = found["answer"], found["hits"][found["answer"]["hit"] - 1]
    check(f"{step} is answered from the file", hit["source"] == source and word in answer["text"], found)
    check(f"{step} has exact spans", text_of(answer["span"], text) == answer["text"]
          and word in text_of(hit["span"], text), found)


async def first_light(client: Client, tenant: str, file: Path) -> None:
    nightshift, source, root = Nightshift(client, tenant), file.as_uri(), file.parent.as_uri()
    document = content_key(tenant, source)[:32]
    for text, step in ((OLD, "the new file"), (NEW, "the edited file")):
        file.write_text(text, encoding="utf-8")
        outcome = await nightshift.index(source)
        check(f"{step} is indexed", (outcome["kind"], outcome["document"]) == ("indexed", document), outcome)
        if text == OLD:
            outcome = await nightshift.index_folder(root)
            check("the folder is indexed, the file in it unchanged",
                  outcome["kind"] == "finished" and outcome["counts"]["unchanged"] >= 1, outcome)
            found = await nightshift.search("Where does the zorvexian lantern hang?")
            check_cites("a search", found, source, OLD, "zorvexian")
    check_cites("a search for the new words", await nightshift.search(FERRY), source, NEW, "brundlewick")
    found = await nightshift.search("zorvexian quimbral")
    check("the old words are gone", "zorvexian" not in str(found) and "quimbral" not in str(found), found)

    await check_fails("a malformed tenant", Nightshift(client, "No Tenant!").index(source), "INVALID_INPUT")
    await check_fails("an empty query", nightshift.search(""), "INVALID_INPUT")
    await check_fails("a source outside the roots", nightshift.index("file:///outside/a.txt"), "NOT_AUTHORIZED")

    outcome = await nightshift.remove(source)
    check("the file is removed", outcome["kind"] == "removed", outcome)
    check("the receipt counts its rows", outcome["receipt"]["document"] == document
          and sum(outcome["receipt"]["rows"].values()) > 0, outcome)
    check("the probe finds nothing left", outcome["probe"] == {"remainingRows": 0, "answers": False}, outcome)
    found = await nightshift.search(FERRY)
    check("a search finds it no more", all(hit["source"] != source for hit in found.get("hits", [])), found)


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:7233", help="of Temporal")
    parser.add_argument("--namespace", default="default")
    parser.add_argument("--tenant", default="first-light")
    parser.add_argument("--folder", required=True, type=Path, help="under an allowed root; gets a new file")
    given = parser.parse_args()
    file = given.folder.resolve(strict=True) / f"Grüße (1) {uuid.uuid4()}.txt"
    try:
        client = await Client.connect(given.address, namespace=given.namespace)
        await asyncio.wait_for(first_light(client, given.tenant, file), PATIENCE_SECONDS)
    except asyncio.TimeoutError as failure:
        print(f"FAILED: {failure or f'no end in {PATIENCE_SECONDS} seconds; does worker-storage run?'}")
    except Exception as failure:
        print(f"FAILED: {type(failure).__name__}: {failure.__cause__ or failure}")
    else:
        print(f"{passed} passed, 0 failed")
        return 0
    finally:
        file.unlink(missing_ok=True)
    print(f"{passed} passed, 1 failed")
    return 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
