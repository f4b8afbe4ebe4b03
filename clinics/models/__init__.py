"""Clinics, shares, and what staff do for the babies they watch."""

from clinics.models.cases import Case, CaseStep, Correction, Note, StaffAdvice
from clinics.models.clinic import Clinic, SavedView, Staff, StaffInvitation
from clinics.models.referrals import Referral, ReferralEvent
from clinics.models.shares import ExamCode, Look, LookHead, Share, WrongCode

__all__ = [
    "Case",
    "CaseStep",
    "Clinic",
    "Correction",
    "ExamCode",
    "Look",
    "LookHead",
    "Note",
    "Referral",
    "ReferralEvent",
    "SavedView",
    "Share",
    "Staff",
    "StaffAdvice",
    "StaffInvitation",
    "WrongCode",
]
