"""The enterprises' sheets of the Excel register."""

from enterprises.register.advice import AdviceSheet
from enterprises.register.course_attendance import CourseAttendanceSheet
from enterprises.register.course_people import CoursePeopleSheet
from enterprises.register.courses import CourseMeetingsSheet, CoursesSheet
from enterprises.register.enterprises import EnterprisesSheet

SHEETS = (
    EnterprisesSheet,
    CoursesSheet,
    CourseMeetingsSheet,
    CoursePeopleSheet,
    CourseAttendanceSheet,
    AdviceSheet,
)
