package io.stackline.opcua.model;

import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.model.press.PressNodes;
import io.stackline.opcua.model.recipe.RecipeNodes;
import io.stackline.opcua.model.run.RunNodes;
import io.stackline.opcua.model.type.CompanionTypes;
import io.stackline.opcua.model.type.Metadata;
import io.stackline.opcua.model.type.OwnTypes;
import io.stackline.opcua.nodeset.BadNodeSet;
import io.stackline.opcua.nodeset.Companion;
import io.stackline.opcua.nodeset.LoadedModels;
import io.stackline.opcua.nodeset.NodeSetLoader;

/**
 * The models a line is made of: the companion models, and ours that builds on them.
 *
 * @param loaded the companion models
 * @param own the namespace of our types
 */
record Models(LoadedModels loaded, CompanionTypes companions, OwnTypes own, Types types) {

  /** MaxInactiveLockTime below the server's capabilities, OPC 10000-100 §7.4. */
  private static final long MAX_INACTIVE_LOCK_TIME = 6387;

  /** Our types, by what they are of. */
  record Types(
      LineNodes.Types line, PressNodes.Types press, RecipeNodes.Types recipe, RunNodes.Types run) {}

  /** Loads the companion models and defines our types. */
  static Models load(LineNamespace.Parts parts) {
    try {
      LoadedModels loaded = NodeSetLoader.load(parts.server(), Companion.read(Companion.PLANT));
      CompanionTypes companions = new CompanionTypes(parts.server(), loaded);
      OwnTypes own = new OwnTypes(parts.server());
      own.namespace().startup();
      Types types =
          new Types(
              LineNodes.Types.define(parts.server(), companions, own, parts.desk()),
              PressNodes.Types.define(parts.server(), companions, own, parts.desk()),
              RecipeNodes.Types.define(companions, own),
              RunNodes.Types.define(own, parts.desk()));
      own.done();
      companions.set(
          CompanionTypes.DI, MAX_INACTIVE_LOCK_TIME, (double) Locks.INACTIVE_MAX.toMillis());
      Metadata metadata = new Metadata(parts.server());
      metadata.complete();
      metadata.describe(own.namespace().getNodeContext(), own.index(), OwnTypes.URI, true);
      return new Models(loaded, companions, own, types);
    } catch (BadNodeSet e) {
      throw new IllegalStateException("a companion model cannot be loaded: " + e.getMessage(), e);
    }
  }

  void close() {
    own.namespace().shutdown();
    loaded.close();
  }
}
