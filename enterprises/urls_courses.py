"""Addresses of courses, advice and mentors."""

from django.urls import URLPattern, path

from enterprises.views import course_choice as choice
from enterprises.views import course_completion as completion
from enterprises.views import course_creation as creation
from enterprises.views import course_meetings as meetings
from enterprises.views import course_people as people
from enterprises.views import courses
from enterprises.views.course_survey import CourseEvaluationView

urlpatterns: list[URLPattern] = [
    path(
        "foretag/<int:pk>/handledarkurs/",
        choice.SupervisorCourseChoiceView.as_view(),
        name="to_supervisor_course",
    ),
    path(
        "foretag/<int:pk>/affarsskola/",
        choice.BusinessSchoolChoiceView.as_view(),
        name="to_business_school",
    ),
    path("foretag/kurser/", courses.CourseListView.as_view(), name="courses"),
    path("foretag/kurser/ny/", courses.CoursePlanningView.as_view(), name="course_create"),
    path("foretag/kurser/<int:pk>/", courses.CourseView.as_view(), name="course"),
    path("foretag/kurser/<int:pk>/andra/", courses.CourseEditView.as_view(), name="course_edit"),
    path("foretag/kurser/<int:pk>/anmal/", people.CourseEnrolView.as_view(), name="course_enrol"),
    path(
        "foretag/kurser/<int:pk>/avslut/",
        completion.CourseCompletionView.as_view(),
        name="course_completion",
    ),
    path(
        "foretag/kurser/<int:pk>/utvardering/",
        CourseEvaluationView.as_view(),
        name="course_evaluation",
    ),
    path(
        "foretag/kurser/<int:pk>/traff/",
        meetings.CourseMeetingAddView.as_view(),
        name="course_meeting_add",
    ),
    path(
        "foretag/kurser/<int:pk>/samskapande/",
        creation.CreationStepAddView.as_view(),
        name="course_step_add",
    ),
    path(
        "foretag/kurser/samskapande/<int:pk>/bort/",
        creation.CreationStepRemoveView.as_view(),
        name="course_step_remove",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/",
        meetings.CourseMeetingView.as_view(),
        name="course_meeting",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/anteckning/",
        meetings.CourseMeetingNotesView.as_view(),
        name="course_meeting_notes",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/lage/",
        meetings.CourseMeetingStatusView.as_view(),
        name="course_meeting_status",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/andra/",
        meetings.CourseMeetingEditView.as_view(),
        name="course_meeting_edit",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/fler/",
        people.CourseLatecomerView.as_view(),
        name="course_latecomer",
    ),
    path(
        "foretag/kurser/traff/<int:pk>/forelasare/",
        meetings.LecturerAddView.as_view(),
        name="lecturer_add",
    ),
    path(
        "foretag/kurser/forelasare/<int:pk>/bort/",
        meetings.LecturerRemoveView.as_view(),
        name="lecturer_remove",
    ),
    path(
        "foretag/kurser/plats/<int:pk>/",
        people.CourseEnrolmentStatusView.as_view(),
        name="course_enrolment_status",
    ),
    path(
        "foretag/kurser/plats/<int:pk>/intyg/",
        completion.CertificateView.as_view(),
        name="certificate",
    ),
    path(
        "foretag/kurser/person/<int:pk>/",
        people.CoursePersonView.as_view(),
        name="course_person",
    ),
]
