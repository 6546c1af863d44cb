package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.ComparedRun;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.ui.predict.Prediction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// What the views of a run know beside what was recorded of it.
///
/// @param directory where its files are
/// @param predictions made before it
/// @param unedited the experiment before it was edited, which its expectations may be those of;
///   null if that was none
/// @param before the run before it on the same workbench; null if there was none
/// @param closeConnection closes one of its connections and says whether it was open
/// @param remedies puts settings, as `PATH=VALUE`, into the form for the next run
record RunContext(
    RunDirectory directory,
    List<Prediction> predictions,
    @Nullable Experiment unedited,
    @Nullable ComparedRun before,
    LongPredicate closeConnection,
    Consumer<List<String>> remedies) {}
