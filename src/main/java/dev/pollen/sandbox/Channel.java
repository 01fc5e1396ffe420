package dev.pollen.sandbox;

import java.util.Arrays;

/**
 * The ways on which messages go.
 *
 * <p>The vendor does not state the numbers; those of calls, texts, emails and the older channels
 * are what its replies have, the others are made up.
 */
enum Channel {
  CALL("Call", 1, "TYPE_CALL", 1, "TYPE_PHONE"),
  SMS("SMS", 2, "TYPE_SMS", 1, "TYPE_PHONE"),
  EMAIL("Email", 3, "TYPE_EMAIL", 3, "TYPE_EMAIL"),
  FACEBOOK("FB", 11, "TYPE_FACEBOOK", 4, "TYPE_FB_MESSENGER"),
  INSTAGRAM("IG", 18, "TYPE_INSTAGRAM", 1, "TYPE_PHONE"),
  WHATSAPP("WhatsApp", 19, "TYPE_WHATSAPP", 1, "TYPE_PHONE"),
  CUSTOM("Custom", 20, "TYPE_CUSTOM_SMS", 1, "TYPE_PHONE"),
  LIVE_CHAT("Live_Chat", 29, "TYPE_LIVE_CHAT", 1, "TYPE_PHONE"),
  TIKTOK("TIKTOK", 38, "TYPE_TIKTOK", 1, "TYPE_PHONE"),
  RCS("RCS", 43, "TYPE_RCS", 1, "TYPE_PHONE");

  private final String sent;
  private final int number;
  private final String type;
  private final int conversationNumber;
  private final String conversationType;

  Channel(String sent, int number, String type, int conversationNumber, String conversationType) {
    this.sent = sent;
    this.number = number;
    this.type = type;
    this.conversationNumber = conversationNumber;
    this.conversationType = conversationType;
  }

  /** The channel that a message names which is to be sent. */
  static Channel sentAs(String name) {
    return Arrays.stream(values())
        .filter(each -> each.sent.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }

  /** A message's {@code type}. */
  int number() {
    return number;
  }

  /** A message's {@code messageType}. */
  String type() {
    return type;
  }

  /** The {@code type} of a conversation that began on this channel, in its own reply. */
  int conversationNumber() {
    return conversationNumber;
  }

  /** The same in searches. */
  String conversationType() {
    return conversationType;
  }
}
