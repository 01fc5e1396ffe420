package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * Where in a reply the records stand, and what in a record tells who it is, when it came and when
 * it changed.
 *
 * @param records accepted places of the records in the reply, tried in order (specified first, then
 *     observed)
 * @param identity pointers in a record that together name it; empty means the one record there is,
 *     and in a list by content
 * @param created pointers, first present wins; empty when the vendor tells no creation time
 * @param changed pointers, first present wins; empty when the vendor tells no change time
 * @param ignore pointers left out of the content hash (values that differ on every read)
 */
public record RecordShape(
    Form form,
    List<JsonPointer> records,
    List<JsonPointer> identity,
    List<JsonPointer> created,
    List<JsonPointer> changed,
    List<JsonPointer> ignore) {

  public RecordShape {
    records = List.copyOf(records);
    identity = List.copyOf(identity);
    created = List.copyOf(created);
    changed = List.copyOf(changed);
    ignore = List.copyOf(ignore);
  }

  /**
   * Whether there is only ever one record: an object, an answer or a file. Without an identity of
   * its own it is still always the same one, so that another content is a change of it.
   */
  public boolean single() {
    return form == Form.OBJECT || form == Form.BOOLEAN || form == Form.BYTES;
  }

  /** Whether a record can be met again after it changed; else every other content is a new one. */
  public boolean recognised() {
    return single() || !identity.isEmpty();
  }

  /** What kind of thing stands at the records' place. */
  public enum Form {
    /** An array of records. */
    LIST,
    /** One record. */
    OBJECT,
    /** One record, or an array of them: the vendor's page and its replies do not agree. */
    LIST_OR_OBJECT,
    /** An object whose members are records, each with its key added as {@code key}. */
    MAP,
    /** A single truth value, made into {@code {value: …}}. */
    BOOLEAN,
    /** Not JSON: kept as a file, the record tells its path, type, size and hash. */
    BYTES
  }
}
