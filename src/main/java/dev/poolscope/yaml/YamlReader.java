package dev.poolscope.yaml;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problems;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns YAML text into a [Tree]. It works on the parser's events, so that every value keeps its
/// line, aliases stand for the part they name without being copied, and depth and size are limited
/// whatever the file does.
///
/// Threading: confined to one thread; one instance per text.
final class YamlReader {
  private static final int MAX_DEPTH = 50;
  private static final long MAX_NODES = 200_000;

  private final Source source;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private long nodes;

  private record Anchored(Tree tree, long nodes) {}

  private YamlReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.name()).setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseReader(new WholeCharacters(source.text())).iterator();
  }

  /// Reads one document; null when the text holds none. What is wrong with a part of it is added to
  /// the problems.
  ///
  /// @throws ConfigException if the text is not YAML
  static @Nullable Tree read(Source source, Problems problems) {
    try {
      return new YamlReader(source, problems).document();
    } catch (YamlEngineException e) {
      throw YamlErrors.explain(e, source.name());
    }
  }

  /// Reads the single values of some fields of a document, which stand at its top level, and stops
  /// when it has them all. Fields that it lacks are missing in the result.
  ///
  /// @throws ConfigException if the text up to there is not YAML with named fields
  static Map<String, String> texts(Source source, List<String> names) {
    try {
      return new YamlReader(source, new Problems()).topLevelTexts(names);
    } catch (YamlEngineException e) {
      throw YamlErrors.explain(e, source.name());
    }
  }

  /// Reads the value of a setting: text that begins like a YAML collection or a quoted text is
  /// YAML, everything else stands for itself.
  ///
  /// @throws ConfigException if the text begins like YAML and is not
  static Tree value(String text, Place place) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || "{[\"'".indexOf(trimmed.charAt(0)) < 0) {
      return new Tree.Text(trimmed, trimmed.isEmpty(), place);
    }
    Problems problems = new Problems();
    Tree tree;
    try {
      tree = read(new Source(place.source(), trimmed), problems);
      problems.throwIfAny();
    } catch (ConfigException e) {
      throw new ConfigException(place, "", e.problems().getFirst().message());
    }
    if (tree == null) {
      throw new ConfigException(place, "", "there is no value");
    }
    return moved(tree, place);
  }

  private static Tree moved(Tree tree, Place place) {
    return switch (tree) {
      case Tree.Text text -> new Tree.Text(text.text(), text.quoted(), place);
      case Tree.Items items ->
          new Tree.Items(items.items().stream().map(item -> moved(item, place)).toList(), place);
      case Tree.Fields fields -> {
        Map<String, Tree> changed = new LinkedHashMap<>();
        fields.fields().forEach((name, value) -> changed.put(name, moved(value, place)));
        yield new Tree.Fields(changed, place);
      }
    };
  }

  private @Nullable Tree document() {
    Tree tree = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        if (tree != null) {
          throw new ConfigException(
              placeOf(event), "", "a second document begins here; a file holds one");
        }
        tree = node(event, placeOf(event), 0);
      }
    }
    return tree;
  }

  private Map<String, String> topLevelTexts(List<String> names) {
    Event event = events.next();
    while (!(event instanceof NodeEvent) && events.hasNext()) {
      event = events.next();
    }
    if (event.getEventId() != Event.ID.MappingStart) {
      throw new ConfigException(placeOf(event), "", "named fields belong here");
    }
    Map<String, String> found = new HashMap<>();
    event = events.next();
    while (found.size() < names.size() && event.getEventId() != Event.ID.MappingEnd) {
      Tree key = node(event, placeOf(event), 1);
      Tree value = node(events.next(), placeOf(event), 1);
      if (key instanceof Tree.Text(String name, boolean _, Place _)
          && names.contains(name)
          && value instanceof Tree.Text text) {
        found.put(name, text.isNull() ? "" : text.text());
      }
      event = events.next();
    }
    return found;
  }

  private Tree node(Event event, Place place, int depth) {
    nodes++;
    if (depth > MAX_DEPTH) {
      throw new ConfigException(place, "", "is nested more than " + MAX_DEPTH + " levels deep");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias, place);
    }
    long before = nodes - 1;
    Tree tree =
        switch (event) {
          case ScalarEvent scalar -> {
            refuseTag(scalar.getTag(), place);
            yield new Tree.Text(scalar.getValue(), !scalar.isPlain(), place);
          }
          case CollectionStartEvent start -> {
            refuseTag(start.getTag(), place);
            yield start.getEventId() == Event.ID.MappingStart
                ? fields(place, depth)
                : items(place, depth);
          }
          default -> throw new ConfigException(place, "", "this is not valid YAML");
        };
    if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
      anchors.put(named.getAnchor().get(), new Anchored(tree, nodes - before));
    }
    limitNodes(place);
    return tree;
  }

  private Tree aliased(AliasEvent alias, Place place) {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw new ConfigException(
          place, "", "*" + alias.getAlias() + " names no part of the file above it");
    }
    nodes += anchored.nodes();
    limitNodes(place);
    return anchored.tree();
  }

  private void limitNodes(Place place) {
    if (nodes > MAX_NODES) {
      throw new ConfigException(
          place, "", "the file holds more than " + MAX_NODES + " values, aliases counted in full");
    }
  }

  private static void refuseTag(Optional<String> tag, Place place) {
    if (tag.isPresent()) {
      throw new ConfigException(place, "", "tags such as \"!\" have no meaning here; remove it");
    }
  }

  private Tree items(Place place, int depth) {
    List<Tree> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, placeOf(event), depth + 1));
      event = events.next();
    }
    return new Tree.Items(items, place);
  }

  private Tree fields(Place place, int depth) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Place keyPlace = placeOf(event);
      Tree key = node(event, keyPlace, depth + 1);
      Tree value = node(events.next(), keyPlace, depth + 1);
      if (!(key instanceof Tree.Text(String name, boolean _, Place _))) {
        problems.add(keyPlace, "", "the name of a field must be a single value");
      } else if (fields.containsKey(name)) {
        problems.add(
            keyPlace, "", Texts.quoted(name) + " is given twice in the same place; remove one");
      } else {
        fields.put(name, value);
      }
      event = events.next();
    }
    return new Tree.Fields(fields, place);
  }

  private Place placeOf(Event event) {
    return new Place(source.name(), event.getStartMark().map(Mark::getLine).orElse(-1) + 1);
  }
}
