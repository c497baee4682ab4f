"""Social enterprises: where people can go."""

from enterprises.models.advice import AdvisorySession
from enterprises.models.contact import EnterpriseContact
from enterprises.models.course import (
    CoCreationStep,
    Course,
    CourseAttendance,
    CourseMeeting,
    Lecturer,
)
from enterprises.models.course_undo import CourseUndoableChange
from enterprises.models.criteria import CriteriaAssessment
from enterprises.models.document import EnterpriseDocument
from enterprises.models.enrolment import CourseEnrolment
from enterprises.models.enterprise import Enterprise
from enterprises.models.impact import EffectChain, EffectIndicator
from enterprises.models.maturity import MaturityAssessment
from enterprises.models.mentor import Mentor, MentorContact, MentorPairing
from enterprises.models.needs import NeedsMapping
from enterprises.models.place_count import PlaceCount
from enterprises.models.routine import Routine
from enterprises.models.supervisor import Supervisor
from enterprises.models.way import WayStep

__all__ = [
    "AdvisorySession",
    "CoCreationStep",
    "Course",
    "CourseAttendance",
    "CourseEnrolment",
    "CourseMeeting",
    "CourseUndoableChange",
    "CriteriaAssessment",
    "EffectChain",
    "EffectIndicator",
    "Enterprise",
    "EnterpriseContact",
    "EnterpriseDocument",
    "Lecturer",
    "MaturityAssessment",
    "Mentor",
    "MentorContact",
    "MentorPairing",
    "NeedsMapping",
    "PlaceCount",
    "Routine",
    "Supervisor",
    "WayStep",
]
