"""Bring the spreadsheet of an old scheme in."""

import csv
import io
import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power
from brolly.incidents import actions, queries
from brolly.incidents.forms import SheetForm, SheetMapForm, StartForm
from brolly.incidents.rules.sheets import CannotRead
from brolly.incidents.views.shared import sent
from brolly.web.paging import one_page
from brolly.web.views import page, staff_view


@require_http_methods(["GET", "POST"])
@staff_view
def bring_in(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Choose a file, and see those that were brought in."""
    require(actor, Power.IMPORT_RECORDS)
    form = SheetForm(sent(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            import_id = actions.upload_sheet(
                actor=actor, content=form.cleaned_data["file"].read(), at=timezone.now()
            )
        except CannotRead as wrong:
            form.add_error("file", str(wrong))
        else:
            return redirect("incidents:sheet", import_id)
    shown = {"form": form, "sheets": queries.sheets_waiting(actor)}
    status = 422 if form.is_bound else 200
    return page(request, actor, "incidents/bring_in.html", shown, status=status)


@require_GET
@staff_view
def sheet(request: HttpRequest, actor: Actor, import_id: UUID) -> HttpResponse:
    """Show a file: its map and a preview, how far it is, or what came of it."""
    progress = queries.sheet_progress(actor, import_id)
    if progress.began_at is not None:
        shown = {"progress": progress, "share": progress.done}
        answer = page(request, actor, "incidents/sheet_progress.html", shown)
        if progress.finished_at is None:
            answer["Refresh"] = "2"
        return answer
    preview = queries.sheet_preview(actor, import_id)
    return page(request, actor, "incidents/sheet.html", _shown(request, preview))


def _shown(request: HttpRequest, preview: queries.SheetPreview) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    rows = [row for row in preview.rows if not kind or row.kind.value == kind]
    told = [row for row in rows if row.text]
    shown, pages = one_page(request, lambda limit, offset: told[offset : offset + limit])
    return {
        "preview": preview,
        "forms": _map_forms(preview, None),
        "start_form": StartForm(),
        "rows": shown,
        "pages": pages,
        "every": len(told),
        "kind": kind,
    }


def _map_forms(preview: queries.SheetPreview, data: Any) -> list[tuple[str, SheetMapForm]]:
    forms = []
    for number, laid_out in enumerate(preview.maps, start=1):
        said = preview.laid_out.get(laid_out.sheet, {})
        headings = {
            _letter(at): heading
            for at, heading in sorted(
                {**dict.fromkeys(laid_out.columns, ""), **laid_out.headings}.items()
            )
        }
        form = SheetMapForm(
            data,
            prefix=f"sheet-{number}",
            headings=headings,
            initial={"heading_row": laid_out.heading_row, **said.get("columns", {})},
        )
        forms.append((laid_out.sheet, form))
    return forms


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)


@require_POST
@staff_view
def lay_out(request: HttpRequest, actor: Actor, import_id: UUID) -> HttpResponseBase:
    """Say what the columns are: by the page, or by a map that was kept."""
    preview = queries.sheet_preview(actor, import_id)
    kept = request.FILES.get("map")
    try:
        laid_out = json.loads(kept.read(200_000)) if kept else _from_page(request, preview)
        if not isinstance(laid_out, dict):
            raise CannotRead("This is no map of a spreadsheet.")
        actions.lay_out_sheet(
            actor=actor, import_id=import_id, laid_out=laid_out, at=timezone.now()
        )
    except (CannotRead, UnicodeDecodeError, json.JSONDecodeError) as wrong:
        said = (
            str(wrong) if isinstance(wrong, CannotRead) else "This is no map of a spreadsheet."
        )
        messages.warning(request, said)
    else:
        messages.success(request, "Read again with these columns. Nothing is brought in yet.")
    return redirect("incidents:sheet", import_id)


def _from_page(request: HttpRequest, preview: queries.SheetPreview) -> dict[str, Any]:
    forms = _map_forms(preview, request.POST)
    if not all(form.is_valid() for _, form in forms):
        raise CannotRead("One of the columns was not understood. Choose from the list.")
    return {name: form.laid_out() for name, form in forms}


@require_GET
@staff_view
def map_of_sheet(request: HttpRequest, actor: Actor, import_id: UUID) -> HttpResponse:
    """Hand the map out as a file, to be kept and used again."""
    preview = queries.sheet_preview(actor, import_id)
    text = json.dumps(preview.laid_out, indent=2, ensure_ascii=False)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="map.json"'
    return answer


@require_GET
@staff_view
def rows_of_sheet(request: HttpRequest, actor: Actor, import_id: UUID) -> HttpResponse:
    """Hand out what becomes of every row, and why, as a file without a word of a report."""
    preview = queries.sheet_preview(actor, import_id)
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["sheet", "row", "what it is", "told before in row", "held back"])
    for row in preview.rows:
        why = "; ".join(f"{each.what}: {each.why}" for each in row.held_back)
        lines.writerow([row.sheet, row.row, row.kind.value, row.duplicate_of or "", why])
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rows.csv"'
    return answer


@require_POST
@staff_view
def start(request: HttpRequest, actor: Actor, import_id: UUID) -> HttpResponseBase:
    """Begin to bring it in, or throw it away."""
    if request.POST.get("do") == "forget":
        actions.forget_sheet(actor=actor, import_id=import_id, at=timezone.now())
        messages.success(request, "Thrown away. Nothing was brought in.")
        return redirect("incidents:bring-in")
    form = StartForm(request.POST)
    as_closed = form.is_as_closed() if form.is_valid() else True
    actions.start_sheet(
        actor=actor, import_id=import_id, as_closed=as_closed, at=timezone.now()
    )
    return redirect("incidents:sheet", import_id)
