/** Mantine's controls in our measures. Colours come from tokens through mantine.css and the two modules here. */
import {
  Button,
  Checkbox,
  createTheme,
  Input,
  NativeSelect,
  PasswordInput,
  SegmentedControl,
  Textarea,
  TextInput,
} from '@mantine/core';
import buttons from './buttons.module.css';
import fields from './fields.module.css';

const wrapper = {
  root: fields.root,
  label: fields.label,
  description: fields.description,
  error: fields.error,
} as const;
const field = { ...wrapper, input: fields.input } as const;
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** `showSecret` names the button in a secret field that shows what was typed. */
export const themeIn = (showSecret: string) =>
  createTheme({
    cursorType: 'default',
    respectReducedMotion: true,
    autoContrast: false,
    components: {
      Button: Button.extend({ defaultProps: { variant: 'default' }, classNames: buttons }),
      TextInput: TextInput.extend({ defaultProps: { inputWrapperOrder }, classNames: field }),
      PasswordInput: PasswordInput.extend({
        defaultProps: {
          inputWrapperOrder,
          visibilityToggleFocusable: true,
          visibilityToggleButtonProps: { 'aria-label': showSecret },
        },
        classNames: { ...field, innerInput: fields.innerInput },
      }),
      Textarea: Textarea.extend({ defaultProps: { inputWrapperOrder }, classNames: { ...field, input: fields.area } }),
      NativeSelect: NativeSelect.extend({ defaultProps: { inputWrapperOrder }, classNames: field }),
      InputWrapper: Input.Wrapper.extend({ classNames: wrapper }),
      Checkbox: Checkbox.extend({
        classNames: {
          input: fields.check,
          label: fields.checkLabel,
          body: fields.checkBody,
          description: fields.checkNote,
          error: `${fields.error} ${fields.checkNote}`,
        },
      }),
      SegmentedControl: SegmentedControl.extend({
        classNames: {
          root: fields.segments,
          control: fields.segment,
          indicator: fields.segmentHere,
          label: fields.segmentLabel,
        },
      }),
    },
  });
