"""Base views: every page in a project stands on one of these.

A page says in `permission` who may see it; without it, it does not start. `self.access` then
knows the user, the project and the role, and every queryset goes through `visible_to`.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.generic import CreateView, DetailView, ListView, TemplateView, UpdateView, View

from nyttiga.ui.access import Access


class ProjectPage(View):
    """Mixin: a page inside a project, for those whose role holds `permission`."""

    permission: str = ""
    request: Any  # a ProjectRequest; Django's own classes say HttpRequest
    access: Access

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not self.permission:
            raise ImproperlyConfigured(f"{type(self).__name__} must say who may see it.")
        self.access = self.request.access
        self.project = self.access.project

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.access.may(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def http_method_not_allowed(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A page even so: who signs in anew after sending a form comes to the form's address."""
        refused = super().http_method_not_allowed(request, *args, **kwargs)
        refused.content = render_to_string("405.html", request=request)
        return refused

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Django would hand the address's short name to the template as `project`.
        return super().get_context_data(**(kwargs | {"project": self.project}))  # type: ignore[misc]

    def url(self, name: str, *args: Any) -> str:
        """The address of a page in this project."""
        return reverse(name, args=[self.project.slug, *args])

    def redirect(self, name: str, *args: Any) -> HttpResponse:
        return HttpResponseRedirect(self.url(name, *args))


class ScopedPage(ProjectPage):
    """Mixin: a page whose object or list comes from `model.objects.visible_to(access)`."""

    model: Any

    def get_queryset(self) -> QuerySet[Any]:
        return self.model._default_manager.visible_to(self.access)


class ProjectTemplateView(ProjectPage, TemplateView):
    """A page that is only a template and its context."""


class ProjectListView(ScopedPage, ListView):
    """A list, a page at a time."""

    paginate_by = 50


class ProjectDetailView(ScopedPage, DetailView):
    """One object that the user may see; anything else is not found."""


class _SavingPage(ScopedPage):
    """Mixin for forms: hands the form its access and says in words what was saved."""

    saved_message = "Sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"access": self.access}  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]
        messages.success(self.request, self.saved_message)
        return response


class ProjectCreateView(_SavingPage, CreateView):
    """A form that makes a new object."""


class ProjectUpdateView(_SavingPage, UpdateView):
    """A form that changes an object the user may see."""
