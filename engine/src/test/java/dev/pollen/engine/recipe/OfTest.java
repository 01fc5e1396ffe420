package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code of:} names what brings the parents, and every mistake in it is told at its place. */
class OfTest {
  private static String withTrigger(String type, String lines) {
    return "connection: acme\ntrigger:\n  type: %s\n%ssteps:\n  - stop: x\n"
        .formatted(type, lines.indent(2));
  }

  private static Recipe.Source source(String type, String lines) {
    return Shop.recipe(withTrigger(type, lines)).trigger();
  }

  private static Kinship kinship(Recipe.Source source) {
    var children = Shop.CATALOG.trigger(source.operation()).orElseThrow();
    return Kinship.of(source, children, Shop.CATALOG).orElseThrow();
  }

  @Test
  void theNameOfTheParentsIsEnough() {
    Kinship found = kinship(source("shop.line.list", "of: shop.order.list"));
    assertEquals("shop.order.list", found.parents().key());
    assertEquals("orderId", found.input());
    assertEquals(JsonPointer.compile("/id"), found.id());
  }

  @Test
  void theParentsMayHaveInputsAndTheIdItsOwnPlaces() {
    Recipe.Source source =
        source(
            "shop.line.list",
            "of: {type: shop.order.list, with: {status: open}, input: colour, id: /email}\n"
                + "with: {orderId: o1}");
    Kinship found = kinship(source);
    assertEquals("colour", found.input());
    assertEquals(JsonPointer.compile("/email"), found.id());
    assertEquals("open", source.of().orElseThrow().with().written().path("status").asText());
  }

  @Test
  void ofSeveralInputsTheOneThatIsLeftTakesTheId() {
    Recipe.Source source =
        source(
            "shop.part.list",
            "of: {type: shop.line.list, with: {orderId: o1}}\nwith: {orderId: o1}");
    assertEquals("lineId", kinship(source).input());
  }

  @Test
  void theChildrenAreReadWhole() {
    Kinship found = kinship(source("shop.line.list", "of: shop.order.list"));
    assertEquals("shop.line.list", found.listing().key());
    assertEquals(Optional.empty(), found.listing().since());
  }

  @Test
  void withoutOfThereIsNoKinship() {
    Recipe.Source source = source("shop.order.list", "every: 5m");
    assertEquals(Optional.empty(), source.of());
  }

  @Test
  void theParentsIdIsAFieldOfTheRecord() {
    String text =
        withTrigger("shop.line.list", "of: shop.order.list")
            .replace("- stop: x", "- stop: ${{ record.orderId & record.id }}");
    assertTrue(Shop.recipe(text).live());
    assertTrue(
        Shop.problems(text.replace("record.id", "record.total"))
            .get(0)
            .contains("has no field 'total'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "of: shop.ordr.list ¦ 4:7 ¦ there is no operation 'shop.ordr.list' (did you mean"
            + " 'shop.order.list'?)",
        "of: shop.tag.add ¦ 4:7 ¦ 'shop.tag.add' is an action and brings no records: use it in"
            + " steps ('pollen catalog --kind trigger' lists triggers)",
        "of: [a, b] ¦ 4:7 ¦ 'of' names the trigger that brings the parents: write of:"
            + " highlevel.contact.search, or of: {type: highlevel.contact.search, with: {…}}",
        "of: {type: note.tick} ¦ 4:14 ¦ 'note.tick' reads nothing from a system, so no records"
            + " hang under others there: name one that reads a list",
        "of: note.page.list ¦ 4:7 ¦ 'note.page.list' is of system note and 'shop.line.list' of"
            + " shop: the parents must come from where their children do",
        "of: {with: {}} ¦ 4:3 ¦ 'type' is missing (add 'type: …')",
        "of: {type: shop.order.list, tpye: x} ¦ 4:31 ¦ unknown key 'tpye' (did you mean 'type'?)",
        "of: {type: shop.order.list, id: email} ¦ 4:35 ¦ 'email' is no JSON pointer (start it"
            + " with '/', such as /id)",
        "of: {type: shop.order.list, id: /mail} ¦ 4:35 ¦ a record of shop.order.list has no field"
            + " 'mail' (did you mean 'email'?)",
        "of: {type: shop.order.list, input: ordrId} ¦ 4:38 ¦ shop.line.list has no input 'ordrId'"
            + " (did you mean 'orderId'?)",
        "of: {type: shop.order.list, with: {status: shut}} ¦ 4:46 ¦ 'shut' is no status of"
            + " shop.order.list (use one of open, closed)",
        "of: {type: shop.order.list, with: {since: '${{ record.id }}'}} ¦ 4:45 ¦ 'record' is not"
            + " known in a trigger's inputs: only now and recipe are",
      })
  void aMistakeIsToldAtItsPlace(String of, String place, String problem) {
    String text = withTrigger("shop.line.list", of.strip());
    List<String> problems = Shop.problems(text);
    assertTrue(
        problems.contains("r.yaml:%s: error: %s".formatted(place.strip(), problem.strip())),
        problems::toString);
  }

  @Test
  void anInputThatTheParentsLackIsTold() {
    List<String> problems =
        Shop.problems(withTrigger("shop.part.list", "of: shop.line.list\nwith: {orderId: o1}"));
    assertEquals(
        List.of(
            "r.yaml:4:7: error: shop.line.list needs 'orderId' (Which order.): write orderId:"
                + " \"o1\""),
        problems);
  }

  @Test
  void whereSeveralInputsCouldTakeTheIdItIsAskedWhich() {
    List<String> problems = Shop.problems(withTrigger("shop.part.list", "of: shop.order.list"));
    assertTrue(
        problems.contains(
            "r.yaml:4:7: error: say which input of shop.part.list takes the id: of: {type:"
                + " shop.order.list, input: orderId} (it takes orderId, lineId)"),
        problems::toString);
  }

  @Test
  void anIdThatIsGivenTwiceIsTold() {
    assertEquals(
        List.of(
            "r.yaml:5:10: error: 'of' gives 'orderId' the id of each record of shop.order.list:"
                + " leave it out here"),
        Shop.problems(withTrigger("shop.line.list", "of: shop.order.list\nwith: {orderId: o1}")));
  }

  @Test
  void parentsThatNoOneValueNamesNeedAPlaceForTheId() {
    assertEquals(
        List.of(
            "r.yaml:4:14: error: say where the id stands in a record of shop.part.list: of: {type:"
                + " shop.part.list, id: /id}"),
        Shop.problems(
            withTrigger(
                "shop.line.list", "of: {type: shop.part.list, with: {orderId: a, lineId: b}}")));
  }

  @Test
  void aTriggerThatReadsNothingHasNoParents() {
    assertEquals(
        List.of(
            "r.yaml:4:3: error: 'note.tick' reads nothing from a system, so no records hang under"
                + " others there: leave out 'of'"),
        Shop.problems(withTrigger("note.tick", "of: shop.order.list")));
  }

  @Test
  void theConnectionMustAllowWhatBringsTheParents() {
    String text =
        withTrigger(
                "shop.line.list",
                "of: {type: shop.part.list, id: /id, with: {orderId: a, lineId: b}}")
            .replace("connection: acme", "connection: narrow");
    assertEquals(
        List.of(
            "r.yaml:4:14: error: connection 'narrow' lacks scope parts.read that shop.part.list"
                + " needs: grant it where the token was made"),
        Shop.problems(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"of: note.tick", "of: nowhere.list", "of: shop.part.list"})
  void whatCannotBeFoundIsRefusedWhenARecipeIsTakenUpToo(String of) {
    RecipeReader.Read read = Shop.read(withTrigger("shop.line.list", of));
    Recipe.Source source = read.recipe().orElseThrow().trigger();
    assertThrows(IllegalArgumentException.class, () -> kinship(source));
  }
}
