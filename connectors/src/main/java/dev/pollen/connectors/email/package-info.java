/** The system {@code email}: messages over SMTP. Enter at {@code EmailConnector}. */
package dev.pollen.connectors.email;
