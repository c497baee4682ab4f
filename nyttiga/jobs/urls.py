"""Pages for running the house, under /drift/."""

from django.urls import path

from nyttiga.jobs.views.demo_mail import demo_mail
from nyttiga.jobs.views.health import health

app_name = "jobs"

urlpatterns = [
    path("mejl/", demo_mail, name="demo_mail"),
    path("halsa/", health, name="health"),
]
