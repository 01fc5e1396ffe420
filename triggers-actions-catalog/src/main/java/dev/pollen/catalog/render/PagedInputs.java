package dev.pollen.catalog.render;

import dev.pollen.catalog.Paging;
import java.util.HashSet;
import java.util.Set;

/** The inputs that reading page by page fills, so that a recipe need not. */
final class PagedInputs implements Paging.Visitor<Set<String>> {

  static Set<String> of(Paging paging) {
    Set<String> inputs = new HashSet<>(paging.accept(new PagedInputs()));
    paging.size().map(Paging.Size::input).ifPresent(inputs::add);
    return inputs;
  }

  @Override
  public Set<String> none(Paging.None none) {
    return Set.of();
  }

  @Override
  public Set<String> page(Paging.Page page) {
    return Set.of(page.input());
  }

  @Override
  public Set<String> offset(Paging.Offset offset) {
    return Set.of(offset.input());
  }

  @Override
  public Set<String> cursor(Paging.Cursor cursor) {
    return cursor.next().keySet();
  }

  @Override
  public Set<String> link(Paging.Link link) {
    return Set.of();
  }
}
