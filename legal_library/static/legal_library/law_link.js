// Links to laws in the text editor: the dialogue, and what the text shows of a link.
(() => {
  const { React, DraftJS, draftail, wagtail } = window;
  const LAW = "LAW";

  class LawSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.lawChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData({ id, url, title }) {
      return { id, url, title };
    }

    // Without chosen words the name of the law and its article are written.
    onChosen(chosen) {
      const { editorState, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(LAW, "MUTABLE", this.filterEntityData(chosen));
      const entity = content.getLastCreatedEntityKey();
      const selection = editorState.getSelection();
      const next = selection.isCollapsed()
        ? DraftJS.EditorState.push(
            editorState,
            DraftJS.Modifier.replaceText(content, selection, chosen.label, null, entity),
            "insert-characters",
          )
        : DraftJS.RichUtils.toggleLink(editorState, selection, entity);
      this.workflow.close();
      onComplete(next);
    }
  }

  function LawLink(props) {
    const { title, url } = props.contentState.getEntity(props.entityKey).getData();
    const icon = React.createElement(wagtail.components.Icon, { name: "law" });
    return React.createElement(draftail.TooltipEntity, { ...props, icon, label: title, url });
  }

  draftail.registerPlugin({ type: LAW, source: LawSource, decorator: LawLink }, "entityTypes");
})();
