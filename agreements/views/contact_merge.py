"""Somebody stands twice among the contact people: choose the other row, then what to keep."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.contact_merge import candidates, merge, numbers_in_words, with_numbers
from agreements.forms.contact_merge import ContactMergeForm
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.forms import posted_text
from nyttiga.ui.search import with_every_word
from nyttiga.ui.views.pages import ProjectDetailView

SHOWN = 20


class ContactMergeView(ProjectDetailView):
    """Without `?med=` it asks who the other is, with it which facts to keep. A name that is
    searched for is posted: it stands in no address."""

    permission = Permission.AGREEMENTS_EDIT
    model = ContactPerson
    context_object_name = "contact"
    template_name = "agreements/contacts/merge.html"
    query = ""

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation", "unit__organisation")

    @cached_property
    def other(self) -> Any:
        """The row that goes; None until it is chosen."""
        asked = self.request.GET.get("med", "")
        if not (asked.isdecimal() and len(asked) < 10):
            return None
        others = self.get_queryset().exclude(pk=self.kwargs["pk"])
        return get_object_or_404(with_numbers(others), pk=int(asked))

    def form(self, data: Any = None) -> ContactMergeForm:
        return ContactMergeForm(data, stays=self.object, goes=self.other)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"other": self.other, "query": self.query}
        if self.other is None:
            return context | {"people": list(self.found()[:SHOWN])}
        return {"form": self.form(), "moves": numbers_in_words(self.other)} | context

    def found(self) -> Any:
        if not self.query:
            return candidates(self.access, self.object)
        others = self.get_queryset().exclude(pk=self.object.pk)
        named = with_every_word(others, self.query, "sort_name", "organisation__sort_name")
        return named.order_by("sort_name", "pk")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if self.other is None:
            self.query = posted_text(request, "q")[:100]
            return self.render_to_response(self.get_context_data())
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if not merge(self.object, self.other, form.values()):
            messages.error(request, "Någon annan har redan slagit ihop dem.")
            return self.redirect("agreements:organisation", self.object.organisation_id)
        messages.success(request, "Nu står personen en gång. Allt har flyttat med.")
        return self.redirect("agreements:contact", self.object.pk)
