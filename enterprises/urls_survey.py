"""The address of the course's questions. It holds nothing: the device knows the link."""

from django.urls import path

from enterprises.views.course_survey import CourseSurveyView

app_name = "course_survey"

urlpatterns = [path("", CourseSurveyView.as_view(), name="page")]
