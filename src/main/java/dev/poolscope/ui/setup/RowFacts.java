package dev.poolscope.ui.setup;

import java.util.List;

/// What a row of the form shows at the moment.
///
/// @param text the value, its default where none is written
/// @param written whether the field has a value of its own
/// @param changed whether the value is another than before the edits
/// @param before what the value was before the edits, in words; empty where it is the same
/// @param closed why it cannot be edited now; empty when it can
/// @param absent whether the pool rules, or the balancer's rule, do not have it
/// @param origin whose default the value is, where that depends on other fields; else empty
/// @param choices the words that it is one of; none where it is none of several
/// @param problems what is wrong with it, or with what is hidden below it
/// @param advice what works against other settings
record RowFacts(
    String text,
    boolean written,
    boolean changed,
    String before,
    String closed,
    boolean absent,
    String origin,
    List<String> choices,
    List<String> problems,
    List<String> advice) {}
