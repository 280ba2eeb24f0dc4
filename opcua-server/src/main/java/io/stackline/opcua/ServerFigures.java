package io.stackline.opcua;

/**
 * What clients have open at the server.
 *
 * @param items values that are watched, by all clients together
 */
public record ServerFigures(int sessions, int subscriptions, int items) {}
