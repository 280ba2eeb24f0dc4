package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.bridge.ModbusBridge;
import io.stackline.opcua.LineServer;
import io.stackline.record.RunArchive;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What runs in a process, to be watched.
 *
 * @param site name of the site
 * @param version of the software
 * @param boardTrouble why the board is not whole, or nothing; for any thread, answers at once
 * @param shift what it has to do with the running of recipes, if it could run them
 * @param archive reading side of the store, if this process has one
 */
public record Parts(
    String site,
    String version,
    Board board,
    Supplier<Optional<String>> boardTrouble,
    Optional<ModbusBridge> bridge,
    Optional<Shift> shift,
    Optional<LineServer> opcua,
    Optional<RunArchive> archive) {}
