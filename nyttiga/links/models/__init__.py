"""Personal links, and the answers to the surveys behind them."""

from nyttiga.links.models.link import PersonalLink, digest, random_secret
from nyttiga.links.models.survey import SurveyAnswer

__all__ = ["PersonalLink", "SurveyAnswer", "digest", "random_secret"]
