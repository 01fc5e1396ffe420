package dev.pollen.engine.plan;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import java.util.List;

/**
 * How many requests it takes to read a list to its end: what its stop rule takes to be sure of the
 * end, and the record that two pages of an offset share, are in it. Pure.
 *
 * @param size records on a page
 * @param records in the list
 */
record ListRequests(int size, int records) implements Paging.Visitor<Integer> {

  static int of(Paging paging, int size, int records) {
    return size < 1 ? 1 : paging.accept(new ListRequests(size, records));
  }

  @Override
  public Integer none(Paging.None none) {
    return 1;
  }

  @Override
  public Integer page(Paging.Page page) {
    return full(size) + toTheEnd(page.stop(), records % size == 0, 1);
  }

  @Override
  public Integer cursor(Paging.Cursor cursor) {
    return full(size) + toTheEnd(cursor.stop(), records % size == 0, 1);
  }

  @Override
  public Integer link(Paging.Link link) {
    return full(size);
  }

  /** After the first page each brings a record less: it begins with the last one before it. */
  @Override
  public Integer offset(Paging.Offset offset) {
    int step = Math.max(1, size - 1);
    int more = Math.max(0, records - size);
    int pages = 1 + (more + step - 1) / step;
    boolean full = more > 0 ? more % step == 0 : records == size;
    return pages + toTheEnd(offset.stop(), full, records > 1 ? 2 : 1);
  }

  private int full(int each) {
    return Math.max(1, (records + each - 1) / each);
  }

  /**
   * What is asked beyond the last page with records.
   *
   * @param full whether that page looks as if there were more
   * @param untilEmpty how many requests it is from there to an empty page
   */
  private int toTheEnd(Stop stop, boolean full, int untilEmpty) {
    return records == 0 ? 0 : stop.accept(new End(full, untilEmpty));
  }

  private record End(boolean full, int untilEmpty) implements Stop.Visitor<Integer> {
    @Override
    public Integer shortPage() {
      return full ? 1 : 0;
    }

    @Override
    public Integer emptyPage() {
      return untilEmpty;
    }

    @Override
    public Integer flag(List<JsonPointer> more) {
      return 0;
    }

    @Override
    public Integer total(JsonPointer total) {
      return 0;
    }
  }
}
