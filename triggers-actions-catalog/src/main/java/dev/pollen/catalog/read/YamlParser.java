package dev.pollen.catalog.read;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Composes one text into nodes, and says in plain words why it cannot. */
final class YamlParser {
  private static final int MAX_ALIASES = 500;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_CODE_POINTS = 16 * 1024 * 1024;

  private final String name;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();

  YamlParser(String name, String text) {
    this.name = name;
    this.text = text;
  }

  YamlFile parse() {
    YamlNodes nodes = new YamlNodes(name, problems);
    try {
      Composer composer = composer();
      if (composer.checkNode()) {
        nodes.read(composer.getNode());
      }
      refuseMore(composer);
    } catch (YAMLException e) {
      problems.add(YamlWords.problem(name, text, e));
    }
    return new YamlFile(name, nodes.root(), nodes.values(), nodes.keys(), problems);
  }

  private Composer composer() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CODE_POINTS);
    return new Composer(
        new ParserImpl(new StreamReader(text), options), new YamlScalars(), options);
  }

  private void refuseMore(Composer composer) {
    if (composer.checkNode()) {
      Node second = composer.getNode();
      problems.add(
          Problem.error(
              name,
              place(second.getStartMark()),
              "many-documents",
              "a second document starts here after '---' (one file holds one document: move it"
                  + " into a file of its own)"));
    }
  }

  static Place place(Mark mark) {
    return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
