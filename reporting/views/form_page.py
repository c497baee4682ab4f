"""A page that is one form, with a way back."""

from typing import Any

from nyttiga.ui.views.pages import ScopedPage


class FormPage(ScopedPage):
    """Mixin: a form that ends on the page called `back`."""

    template_name: Any = "reporting/steering_form.html"
    title = ""
    back = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = self.get_success_url()
        return super().get_context_data(**kwargs) | {"title": self.title, "back_url": back}

    def get_success_url(self) -> str:
        return self.url(self.back)
