from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, Issue, Issues, format_value


def test_issues_beyond_the_maximum_are_only_counted() -> None:
    issues = Issues(Issue("a", "quotes", str(number)) for number in range(MAX_ISSUES_PER_RULE + 5))
    issues.extend(Issues([Issue("b", "quotes", count=7)]))
    assert len(issues) == MAX_ISSUES_PER_RULE + 1
    assert issues.counts == {"a": MAX_ISSUES_PER_RULE + 5, "b": 7}
    assert Issues(issues).counts == issues.counts
    assert issues.with_rules({"b"}) == [Issue("b", "quotes", count=7)]
    assert issues.with_rules({"a"}).counts == {"a": MAX_ISSUES_PER_RULE + 5}


def test_message_joins_actual_and_expected() -> None:
    issue = Issue("a", "quotes", "001.q01", "cue", "'said'", "nothing")
    assert (issue.location, issue.message) == ("quotes 001.q01 cue", "'said'; nothing")


def test_values_are_quoted_and_shortened() -> None:
    assert [format_value(value) for value in (None, True, 3, "it's\n")] == ["nothing", "true", "3", '"it\'s\\n"']
    assert format_value("a" * 150 + "b" * 150) == repr("a" * 100 + " […] " + "b" * 100)
