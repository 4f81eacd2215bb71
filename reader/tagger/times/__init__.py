"""The Time family: dates, times of day and durations, with TimeML values against the article's date."""

from reader.tagger.times.stage import tag_times

__all__ = ["tag_times"]
