//! Puts every command of the window under the capabilities: a command that is
//! not named here and allowed in `capabilities/` cannot be called by the page.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[
        "add_rule",
        "add_to_story",
        "cancel_comparison",
        "cancel_import",
        "choose_files",
        "compare_story",
        "create_story",
        "delete_article",
        "delete_story",
        "export_report",
        "find_facts",
        "frame",
        "import_offer",
        "import_text",
        "inspector",
        "keep_alike",
        "keep_as_well",
        "make_version",
        "move_in_story",
        "offers_waiting",
        "open_example",
        "open_exported",
        "part_versions",
        "refuse_story",
        "remove_from_story",
        "remove_rule",
        "rename_story",
        "restore_backup",
        "rules",
        "screen",
        "set_article",
        "show_version",
        "stop_reading",
        "try_again",
        "undo",
    ]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
        .expect("tauri.conf.json and capabilities/ describe a window that can be built");
}
