"""The form that takes a workbook."""

from typing import Any

from django import forms

from nyttiga.projects.register.workbook import UnreadableFileError, open_workbook

MOST_BYTES = 20 * 1024 * 1024


class UploadForm(forms.Form):
    """An .xlsx file, not too big, that opens."""

    file = forms.FileField(
        label="Arbetsbok (.xlsx, högst 20 MB)",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "Välj arbetsboken som ska läsas in.",
            "empty": "Filen är tom. Välj en annan.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".xlsx"):
            raise forms.ValidationError("Välj en fil som slutar på .xlsx. Spara om den i Excel.")
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Filen är större än 20 MB. Dela upp den i flera.")
        try:
            with open_workbook(file):
                pass
        except UnreadableFileError as error:
            raise forms.ValidationError(str(error)) from None
        file.seek(0)
        return file
