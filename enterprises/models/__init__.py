"""Social enterprises: where people can go."""

from enterprises.models.advice import AdvisorySession
from enterprises.models.course import (
    CoCreationStep,
    Course,
    CourseAttendance,
    CourseMeeting,
    Lecturer,
)
from enterprises.models.course_undo import CourseUndoableChange
from enterprises.models.enrolment import CourseEnrolment
from enterprises.models.enterprise import Enterprise
from enterprises.models.mentor import Mentor, MentorContact, MentorPairing
from enterprises.models.supervisor import Supervisor

__all__ = [
    "AdvisorySession",
    "CoCreationStep",
    "Course",
    "CourseAttendance",
    "CourseEnrolment",
    "CourseMeeting",
    "CourseUndoableChange",
    "Enterprise",
    "Lecturer",
    "Mentor",
    "MentorContact",
    "MentorPairing",
    "Supervisor",
]
