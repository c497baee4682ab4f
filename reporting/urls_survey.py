"""The address of a goal survey's questions. It holds nothing: the device knows the link."""

from django.urls import path

from reporting.views.goal_surveys import GoalSurveyPage

app_name = "goal_survey"

urlpatterns = [path("", GoalSurveyPage.as_view(), name="page")]
