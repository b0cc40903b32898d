"""The playbook: the method, the rubric, the cues and the coach's wordings that conversations are judged with."""

from hugoherbots.engine.playbook.book import Playbook as Playbook
