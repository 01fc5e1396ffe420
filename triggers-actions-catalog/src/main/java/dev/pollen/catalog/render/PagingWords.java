package dev.pollen.catalog.render;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.Paging;
import java.util.List;
import java.util.stream.Collectors;

/** How a list is read page by page, in words. */
final class PagingWords implements Paging.Visitor<String> {

  static String of(Paging paging) {
    return paging.accept(new PagingWords());
  }

  @Override
  public String none(Paging.None none) {
    return "everything comes in one reply";
  }

  @Override
  public String page(Paging.Page page) {
    return "by page number (`%s`, from %d)".formatted(page.input(), page.first())
        + size(page)
        + stop(page.stop());
  }

  @Override
  public String offset(Paging.Offset offset) {
    return "by how many to leave out (`%s`)".formatted(offset.input())
        + size(offset)
        + stop(offset.stop());
  }

  @Override
  public String cursor(Paging.Cursor cursor) {
    String where = cursor.fromLastRecord() ? "the last record" : "the reply";
    String inputs =
        cursor.next().keySet().stream()
            .sorted()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and "));
    return "by a place to go on from (%s), as %s tells it".formatted(inputs, where)
        + size(cursor)
        + stop(cursor.stop());
  }

  @Override
  public String link(Paging.Link link) {
    return "by the address of the next page, at `%s` in the reply".formatted(link.next())
        + size(link);
  }

  private static String size(Paging paging) {
    return paging
        .size()
        .map(size -> "; %d a page (`%s`)%s".formatted(size.value(), size.input(), most(size)))
        .orElse("");
  }

  private static String most(Paging.Size size) {
    return size.max() > 0 ? ", at most " + size.max() : "";
  }

  private static String stop(Paging.Stop stop) {
    return "; " + stop.accept(new Ends());
  }

  /** When the list is at its end. */
  private static final class Ends implements Paging.Stop.Visitor<String> {
    @Override
    public String shortPage() {
      return "a page that is not full is the last";
    }

    @Override
    public String emptyPage() {
      return "only an empty page is the end";
    }

    @Override
    public String flag(List<JsonPointer> more) {
      return Pointers.either(more) + " in the reply says whether there is more";
    }

    @Override
    public String total(JsonPointer total) {
      return "`%s` in the reply says how many there are".formatted(total);
    }
  }
}
